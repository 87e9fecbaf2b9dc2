// One document a line in, its canonical form a line out. argv[2] is the folder of the package "canonicalize".
'use strict';

const canonicalize = require(process.argv[2]);
const lines = require('fs').readFileSync(0, 'utf8').split('\n');
lines.pop();
const out = lines.map((line) => {
  try {
    return canonicalize(JSON.parse(line));
  } catch (refused) {
    return '!';
  }
});
process.stdout.write(out.join('\n') + '\n');
