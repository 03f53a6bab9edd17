import { rowsOfCountry } from '../../platform/data-subjects/tenant-holdings.js';

export const EVIDENCE_OF_TENANT = rowsOfCountry('evidence.people_by_sex');
