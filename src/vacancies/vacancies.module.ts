import { Module } from '@nestjs/common';
import { TaxonomyModule } from '../taxonomy/index.js';
import { CodeAdvertisement } from './application/code-advertisement.js';
import { CodeOccupation } from './application/code-occupation.js';
import { ConfirmCoding } from './application/confirm-coding.js';
import { CorrectWording } from './application/correct-wording.js';
import { BeginImport } from './application/imports/begin-import.js';
import { CloseAbsent } from './application/imports/close-absent.js';
import { KeepBatch } from './application/imports/keep-batch.js';
import { MoveImport } from './application/imports/move-import.js';
import { RegroupTouched } from './application/imports/regroup-touched.js';
import { RollBackImport } from './application/imports/roll-back-import.js';
import { WatchFeeds } from './application/imports/watch-feeds.js';
import { KeepVacancies } from './application/keep-vacancies.js';
import { MapFeed } from './application/map-feed.js';
import { MergeDuplicates } from './application/merge-duplicates.js';
import { ReadSkills } from './application/read-skills.js';
import { ResolveCodes } from './application/resolve-codes.js';
import { SeparateVacancy } from './application/separate-vacancy.js';
import { TendVacancies } from './application/tend-vacancies.js';
import { UnclearWordings } from './application/unclear-wordings.js';
import { Vacancies } from './application/vacancies.js';
import { WithdrawVacancies } from './application/withdraw-vacancies.js';
import { AbsentVacanciesRepository } from './storage/absent-vacancies.repository.js';
import { DemandRepository } from './storage/demand.repository.js';
import { DuplicatesRepository } from './storage/duplicates.repository.js';
import { FeedMappingsRepository } from './storage/feed-mappings.repository.js';
import { ImportChangesRepository } from './storage/import-changes.repository.js';
import { ImportsRepository } from './storage/imports.repository.js';
import { UnclearWordingsRepository } from './storage/unclear-wordings.repository.js';
import { VacanciesRepository } from './storage/vacancies.repository.js';
import { VacancyRegister } from './storage/vacancy-register.js';
import { WordingCorrectionsRepository } from './storage/wording-corrections.repository.js';

/** From the upload of a feed to taking it back. */
const IMPORTS = [BeginImport, KeepBatch, CloseAbsent, MoveImport, RegroupTouched, RollBackImport, MapFeed, ResolveCodes, WatchFeeds];

@Module({
  imports: [TaxonomyModule],
  providers: [
    VacanciesRepository,
    DemandRepository,
    DuplicatesRepository,
    Vacancies,
    KeepVacancies,
    MergeDuplicates,
    ReadSkills,
    SeparateVacancy,
    TendVacancies,
    WithdrawVacancies,
    CodeAdvertisement,
    CodeOccupation,
    CorrectWording,
    ConfirmCoding,
    WordingCorrectionsRepository,
    UnclearWordingsRepository,
    UnclearWordings,
    VacancyRegister,
    AbsentVacanciesRepository,
    FeedMappingsRepository,
    ImportChangesRepository,
    ImportsRepository,
    ...IMPORTS,
  ],
  exports: [
    ...IMPORTS,
    ImportsRepository,
    Vacancies,
    KeepVacancies,
    SeparateVacancy,
    TendVacancies,
    WithdrawVacancies,
    CodeAdvertisement,
    CodeOccupation,
    CorrectWording,
    ConfirmCoding,
    UnclearWordings,
  ],
})
export class VacanciesModule {}
