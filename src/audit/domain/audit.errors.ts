export class NotForThisOrganisation extends Error {
  readonly code = 'not-for-this-organisation';
  constructor(readonly organisation: string) {
    super(`You do not audit "${organisation}". Ask an auditor of that organisation, or leave the parameter out to see what is yours.`);
  }
}
