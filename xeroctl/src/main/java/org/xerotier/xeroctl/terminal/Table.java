package org.xerotier.xeroctl.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a list looks like: its columns, and what to say when it is empty.
 *
 * @param empty said instead of a table without rows
 */
public record Table(String empty, List<Column> columns) {
    private static final int GAP = 2;
    private static final int LEAST = 4;

    public static Table of(String empty, Column... columns) {
        return new Table(empty, List.of(columns));
    }

    /** The lines of the table; with {@code columns} greater than zero none is wider than that. */
    List<String> lines(JsonNode rows, boolean wide, int columns, Palette palette) {
        List<Column> shown = this.columns.stream()
                .filter(column -> wide || !column.wideOnly())
                .toList();
        List<List<String>> cells = new ArrayList<>();
        rows.forEach(
                row -> cells.add(shown.stream().map(column -> column.value(row)).toList()));
        int[] widths = widths(shown, cells);
        if (!wide && columns > 0) {
            shrink(widths, shown, columns);
        }
        List<String> lines = new ArrayList<>();
        lines.add(palette.heading(line(shown, shown.stream().map(Column::title).toList(), widths, Palette.PLAIN)));
        cells.forEach(row -> lines.add(line(shown, row, widths, palette)));
        return lines;
    }

    private static int[] widths(List<Column> shown, List<List<String>> cells) {
        int[] widths = new int[shown.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = TextWidth.of(shown.get(i).title());
            for (List<String> row : cells) {
                widths[i] = Math.max(widths[i], TextWidth.of(row.get(i)));
            }
        }
        return widths;
    }

    /** Takes from the widest text first; identifiers give way only when all text is down to its least. */
    private static void shrink(int[] widths, List<Column> shown, int columns) {
        int room = columns - GAP * (widths.length - 1);
        for (int least : new int[] {LEAST, 1}) {
            for (boolean idsToo : new boolean[] {false, true}) {
                while (sum(widths) > room) {
                    int widest = widest(widths, shown, idsToo, least);
                    if (widest < 0) {
                        break;
                    }
                    widths[widest]--;
                }
            }
        }
    }

    private static int widest(int[] widths, List<Column> shown, boolean idsToo, int least) {
        int widest = -1;
        for (int i = 0; i < widths.length; i++) {
            boolean mayShrink = widths[i] > least && (idsToo || shown.get(i).treatment() != Column.Treatment.ID);
            if (mayShrink && (widest < 0 || widths[i] > widths[widest])) {
                widest = i;
            }
        }
        return widest;
    }

    private static int sum(int[] widths) {
        int sum = 0;
        for (int width : widths) {
            sum += width;
        }
        return sum;
    }

    private static String line(List<Column> shown, List<String> row, int[] widths, Palette palette) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String value = row.get(i).isEmpty() ? "-" : row.get(i);
            String cut = TextWidth.cut(value, widths[i]);
            boolean last = i == widths.length - 1;
            String cell = last ? cut : TextWidth.pad(cut, widths[i]);
            line.append(shown.get(i).treatment() == Column.Treatment.STATE ? palette.state(value, cell) : cell);
            line.append(last ? "" : " ".repeat(GAP));
        }
        return line.toString();
    }
}
