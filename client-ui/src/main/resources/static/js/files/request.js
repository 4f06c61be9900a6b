let common = () => ({ format: '', options: {} });

/** Says what the form above the list has chosen for all files. */
export function chooseForAll(chosen) {
  common = chosen;
}

/** The format and the options of a file that is not sent yet: its own, or those for all. */
export function chosenFor(row) {
  return row.own ?? common();
}
