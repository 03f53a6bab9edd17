import { rowsOfCountry } from '../../platform/data-subjects/tenant-holdings.js';

export const RECRUITMENT_OF_TENANT = rowsOfCountry('recruitment.agency_licence', 'recruitment.fee_review', 'recruitment.reported_fee');
