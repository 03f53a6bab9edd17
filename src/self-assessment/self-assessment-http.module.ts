import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/index.js';
import { QualificationsModule } from '../qualifications/index.js';
import { TaxonomyModule } from '../taxonomy/index.js';
import { AnswerController } from './pages/answer.controller.js';
import { AnswerView } from './pages/answer-view.js';
import { BeginController } from './pages/begin.controller.js';
import { CheckView } from './pages/check-view.js';
import { ConfirmWorkController } from './pages/confirm-work.controller.js';
import { ConfirmationsController } from './pages/confirmations.controller.js';
import { JobFactsViews } from './pages/job-facts-view.js';
import { Journey } from './pages/journey.js';
import { KeepPage } from './pages/keep-page.js';
import { AlertsController } from './pages/returning/alerts.controller.js';
import { LinkController } from './pages/returning/link.controller.js';
import { ListController } from './pages/returning/list.controller.js';
import { PapersController } from './pages/returning/papers.controller.js';
import { ProfileController } from './pages/returning/profile.controller.js';
import { CredentialSteps } from './pages/steps/credentials.js';
import { JobOccupation } from './pages/steps/jobs/job-occupation.js';
import { JobSkills } from './pages/steps/jobs/job-skills.js';
import { JobSteps } from './pages/steps/jobs/job-steps.js';
import { OwnWords } from './pages/steps/jobs/own-words.js';
import { QuestionSteps } from './pages/steps/questions.js';
import { Steps } from './pages/steps/steps.js';
import { StepsController } from './pages/steps.controller.js';
import { SelfAssessmentModule } from './self-assessment.module.js';

@Module({
  imports: [SelfAssessmentModule, AgreementsModule, QualificationsModule, TaxonomyModule],
  controllers: [
    BeginController,
    LinkController,
    PapersController,
    AlertsController,
    ListController,
    ProfileController,
    AnswerController,
    ConfirmationsController,
    ConfirmWorkController,
    StepsController,
  ],
  providers: [
    Journey,
    KeepPage,
    Steps,
    CredentialSteps,
    JobOccupation,
    JobSkills,
    OwnWords,
    JobSteps,
    QuestionSteps,
    AnswerView,
    CheckView,
    JobFactsViews,
  ],
})
export class SelfAssessmentHttpModule {}
