import { rowsOfCountry } from '../../platform/data-subjects/tenant-holdings.js';

export const STATISTICS_OF_TENANT = rowsOfCountry('statistics.cell', 'statistics.snapshot');
