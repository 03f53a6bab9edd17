import { rowsOfCountry } from '../../platform/data-subjects/tenant-holdings.js';

export const MATCHING_OF_TENANT = rowsOfCountry('matching.unlock_count');
