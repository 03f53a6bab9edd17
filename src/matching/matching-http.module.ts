import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { ProfilesModule } from '../profiles/index.js';
import { RecognitionModule } from '../recognition/index.js';
import { TaxonomyModule } from '../taxonomy/index.js';
import { AssignmentSubject } from './http/assignment-subject.js';
import { AssignmentsController } from './http/assignments.controller.js';
import { MatchRunsController } from './http/match-runs.controller.js';
import { MatchesController } from './http/matches.controller.js';
import { PlacementDecisionsController } from './http/placement-decisions.controller.js';
import { UnlockCountsController } from './http/unlock-counts.controller.js';
import { UnlocksController } from './http/unlocks.controller.js';
import { MatchingModule } from './matching.module.js';
import { PeopleController } from './pages/people.controller.js';
import { WorkOfPerson } from './pages/work-of-person.js';

@Module({
  imports: [IdentityModule, MatchingModule, ProfilesModule, RecognitionModule, TaxonomyModule],
  controllers: [
    MatchesController,
    MatchRunsController,
    AssignmentsController,
    PlacementDecisionsController,
    UnlocksController,
    UnlockCountsController,
    PeopleController,
  ],
  providers: [AssignmentSubject, WorkOfPerson],
})
export class MatchingHttpModule {}
