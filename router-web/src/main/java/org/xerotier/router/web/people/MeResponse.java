package org.xerotier.router.web.people;

import java.util.List;
import org.xerotier.router.people.PlaceView;
import org.xerotier.router.people.UserView;

/** Who the router takes the caller for, and where they have a place. */
record MeResponse(UserResponse user, String by, List<Place> projects) {

    record Place(String projectId, String slug, String role) {}

    static MeResponse of(UserView user, String by, List<PlaceView> places) {
        return new MeResponse(
                UserResponse.of(user),
                by,
                places.stream()
                        .map(place -> new Place(
                                place.project().value(),
                                place.slug(),
                                place.role().text()))
                        .toList());
    }
}
