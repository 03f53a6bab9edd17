/** Short forms that employers write and ESCO spells out, in folded letters. Common English usage; a form with two readings is left out. */
const SPELLED_OUT: Readonly<Record<string, string>> = {
  hr: 'human resources',
  it: 'ict',
  'f b': 'food beverage',
  'r d': 'research development',
  'm e': 'monitoring evaluation',
  qa: 'quality assurance',
  qc: 'quality control',
  pr: 'public relations',
  gm: 'general manager',
  md: 'managing director',
  ceo: 'chief executive officer',
  cfo: 'chief financial officer',
  cto: 'chief technology officer',
  coo: 'chief operating officer',
  ux: 'user experience',
  ui: 'user interface',
  hgv: 'heavy goods vehicle truck',
  lgv: 'large goods vehicle truck',
  cnc: 'computer numerical control',
  hvac: 'heating ventilation air conditioning',
  asst: 'assistant',
  mgr: 'manager',
  admin: 'administrative',
  acct: 'accountant',
  dept: 'department',
  govt: 'government',
  maint: 'maintenance',
  lab: 'laboratory',
  auto: 'automotive vehicle',
  wash: 'water sanitation hygiene',
  gp: 'general practitioner',
  rn: 'registered nurse',
  kg: 'kindergarten',
  seo: 'search engine optimisation',
  vp: 'vice president',
  tv: 'television',
  tyre: 'tire',
  tire: 'tyre',
};

const KNOWN = new RegExp(`(?<![^ ])(${Object.keys(SPELLED_OUT).join('|')})(?![^ ])`, 'g');

/** @param folded a title as `fold` leaves it @returns the same with the long forms beside the short ones */
export function spellOut(folded: string): string {
  return folded.replace(KNOWN, (short) => `${SPELLED_OUT[short]} ${short}`);
}

/** @param folded a title as `fold` leaves it @returns the same with the long forms in place of the short ones */
export function longForms(folded: string): string {
  return folded.replace(KNOWN, (short) => `${SPELLED_OUT[short]}`);
}
