import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/index.js';
import { Measures } from '../platform/telemetry/measures.js';
import { ProfilesModule } from '../profiles/index.js';
import { QualificationsModule } from '../qualifications/index.js';
import { RecognitionModule } from '../recognition/index.js';
import { TaxonomyModule } from '../taxonomy/index.js';
import { VacanciesModule } from '../vacancies/index.js';
import { AffectedLists } from './application/affected-lists.js';
import { AssignInBackground } from './application/assign-in-background.js';
import { AssignmentProposals } from './application/assignment-proposals.js';
import { ComputeLists } from './application/compute-lists.js';
import { CountUnlocks } from './application/count-unlocks.js';
import { CountryLeases } from './application/country-leases.js';
import { DecideOnPlacements } from './application/decide-on-placements.js';
import { FollowVacancies } from './application/follow-vacancies.js';
import { ListCandidates } from './application/list-candidates.js';
import { MatchEverybody } from './application/match-everybody.js';
import { MatchProfiles } from './application/match-profiles.js';
import { MatchSomebody } from './application/match-somebody.js';
import { Matches } from './application/matches.js';
import { MatchingEngine } from './application/matching-engine.js';
import { MatchingPreview } from './application/matching-preview.js';
import { NewMatches } from './application/new-matches.js';
import { OpenWork } from './application/open-work.js';
import { PeopleAtPresent } from './application/person-at-present.js';
import { PresentIndex } from './application/present-index.js';
import { PresentPeople } from './application/present-people.js';
import { PresentTaxonomy } from './application/present-taxonomy.js';
import { RankForAssignment } from './application/rank-for-assignment.js';
import { ReadMatches } from './application/read-matches.js';
import { ReadUnlocks } from './application/read-unlocks.js';
import { ReconcileMatches } from './application/reconcile-matches.js';
import { UnlocksOfPeople } from './application/unlocks-of-people.js';
import { WriteLists } from './application/write-lists.js';
import { AssignmentsRepository } from './storage/assignments.repository.js';
import { CheckpointRepository } from './storage/checkpoint.repository.js';
import { LeasesRepository } from './storage/leases.repository.js';
import { MatchListsRepository } from './storage/match-lists.repository.js';
import { MatchingHoldings } from './storage/matching-holdings.js';
import { OLDEST_STALE } from './storage/oldest-stale.js';
import { UnlockCountsRepository } from './storage/unlock-counts.repository.js';
import { WrittenListsRepository } from './storage/written-lists.repository.js';

@Module({
  imports: [AgreementsModule, QualificationsModule, TaxonomyModule, ProfilesModule, RecognitionModule, VacanciesModule],
  providers: [
    CheckpointRepository,
    MatchingHoldings,
    LeasesRepository,
    CountryLeases,
    MatchListsRepository,
    WrittenListsRepository,
    PresentTaxonomy,
    MatchingEngine,
    PresentIndex,
    PeopleAtPresent,
    PresentPeople,
    AffectedLists,
    ComputeLists,
    WriteLists,
    MatchProfiles,
    FollowVacancies,
    MatchEverybody,
    ReconcileMatches,
    ReadMatches,
    NewMatches,
    ListCandidates,
    Matches,
    MatchingPreview,
    MatchSomebody,
    OpenWork,
    UnlocksOfPeople,
    CountUnlocks,
    UnlockCountsRepository,
    ReadUnlocks,
    AssignmentsRepository,
    RankForAssignment,
    AssignmentProposals,
    AssignInBackground,
    DecideOnPlacements,
  ],
  exports: [
    MatchingHoldings,
    MatchEverybody,
    LeasesRepository,
    MatchProfiles,
    FollowVacancies,
    ReconcileMatches,
    ReadMatches,
    NewMatches,
    ReadUnlocks,
    CountUnlocks,
    ListCandidates,
    Matches,
    MatchingPreview,
    MatchSomebody,
    AssignmentProposals,
    AssignInBackground,
    DecideOnPlacements,
    AssignmentsRepository,
  ],
})
export class MatchingModule {
  constructor(measures: Measures) {
    measures.add(OLDEST_STALE);
  }
}
