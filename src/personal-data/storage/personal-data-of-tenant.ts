import { rowsOfCountry } from '../../platform/data-subjects/tenant-holdings.js';

export const PERSONAL_DATA_OF_TENANT = rowsOfCountry('personal_data.erased_tally');
