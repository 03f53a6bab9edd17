/**
 * What each kind of evidence adds, in parts of the likeness of the nearest label (a cosine, 0 to 1). The only table of weights of the coder.
 * `preferred`, `alternative`, `hidden`: what a likeness counts by kind of label. `samePreferred`, `sameOther`: the title without words of rank
 * and noise is the label. `wholePreferred`: it is the preferred label letter by letter, which nothing may outweigh.
 * `groupTitle`: likeness of the title to all names in an ISCO unit group.
 * `context`: words of the text that are in a label. `text`, `groupText`: likeness of the text to the skills of an occupation and of its unit group.
 * `otherLanguage`: a label in another language than the one asked.
 * `general`: how general the occupation is.
 */
export const EVIDENCE = {
  preferred: 1.05,
  alternative: 0.93,
  hidden: 0.9,
  samePreferred: 0.5,
  sameOther: 0.1,
  wholePreferred: 3,
  groupTitle: 0.1,
  context: 0.5,
  text: 0.25,
  groupText: 0.25,
  general: 0.12,
  otherLanguage: 0.8,
} as const;
