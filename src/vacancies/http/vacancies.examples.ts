const VACANCY = {
  source: 'demo-office',
  reference: 'A-17',
  title: 'Îngrijitor la domiciliu',
  region: 'MD-OR',
  occupation: '5322',
  languages: [{ language: 'ro', level: 'B1' }],
  openings: 2,
};

/** Bodies of requests that succeed on the demonstration; shown in the API document, and run by a test. */
export const VACANCIES_EXAMPLES = {
  sendVacancy: VACANCY,
  changeVacancy: { ...VACANCY, openings: 3 },
  importRows: `${JSON.stringify({ reference: 'B-1', title: 'Sudor', region: 'MD-BA', occupation: '7212' })}\n`,
  moveImport: { action: 'pause' },
  mapFeed: {
    columns: { Stellenbezeichnung: 'title', Interne_Notiz: null },
    defaults: { region: 'DE-BE' },
    values: { contract: { unbefristet: 'permanent' }, hoursPerWeek: { Vollzeit: '40' } },
    charset: 'windows-1252',
  },
  codeText: { title: 'Senior welder (m/f)', text: 'Experience with steel structures is an advantage.', language: 'en' },
  correctWording: { source: 'demo-office', wording: 'Om bun la toate', occupation: '9622' },
};
