import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { MatchingModule } from '../matching/index.js';
import { ProfilesModule } from '../profiles/index.js';
import { RecognitionModule } from '../recognition/index.js';
import { ReferralsModule } from '../referrals/index.js';
import { ReviewsModule } from '../reviews/index.js';
import { TaxonomyModule } from '../taxonomy/index.js';
import { VacanciesModule } from '../vacancies/index.js';
import { HistoryOfPerson } from './application/history-of-person.js';
import { TodaysWork } from './application/todays-work.js';
import { DeskCasesController } from './pages/cases.controller.js';
import { DeskCodingController } from './pages/coding.controller.js';
import { CodingSuggestions } from './pages/coding-suggestions.js';
import { DoorController } from './pages/door.controller.js';
import { DeskGlassController } from './pages/glass.controller.js';
import { DeskListsController } from './pages/lists.controller.js';
import { DeskPersonController } from './pages/person.controller.js';
import { PersonView } from './pages/person-view.js';
import { TodayController } from './pages/today.controller.js';
import { DeskVacanciesController } from './pages/vacancies.controller.js';
import { VacancyView } from './pages/vacancy-view.js';

@Module({
  imports: [
    ...[IdentityModule, TaxonomyModule, ProfilesModule, RecognitionModule],
    ...[VacanciesModule, MatchingModule, ReferralsModule, ReviewsModule],
  ],
  controllers: [
    TodayController,
    DeskListsController,
    DeskCasesController,
    DeskCodingController,
    DoorController,
    DeskPersonController,
    DeskVacanciesController,
    DeskGlassController,
  ],
  providers: [TodaysWork, HistoryOfPerson, CodingSuggestions, PersonView, VacancyView],
})
export class DeskHttpModule {}
