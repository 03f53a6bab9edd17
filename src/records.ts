/** The TypeORM entities of every module. */
export const RECORDS: readonly Function[] = [];
