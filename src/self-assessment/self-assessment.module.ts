import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/index.js';
import { MatchingModule } from '../matching/index.js';
import { ProfilesModule } from '../profiles/index.js';
import { QualificationsModule } from '../qualifications/index.js';
import { RecognitionModule } from '../recognition/index.js';
import { Alerts } from './application/alerts.js';
import { AnswerAsEmployer } from './application/answer-as-employer.js';
import { AskEmployer } from './application/ask-employer.js';
import { AssessAnswers } from './application/assess-answers.js';
import { Drafts } from './application/drafts.js';
import { FindTitles } from './application/find-titles.js';
import { KeepAsProfile } from './application/keep-as-profile.js';
import { LettersOfDrafts } from './application/letters-of-drafts.js';
import { MovesAlong } from './application/moves-along.js';
import { Papers } from './application/papers.js';
import { SendAlerts } from './application/send-alerts.js';
import { WaysBack } from './application/ways-back.js';
import { WaysOn } from './application/ways-on.js';
import { WorkForAlert } from './application/work-for-alert.js';
import { AlertsRepository } from './storage/alerts.repository.js';
import { ConfirmationsRepository } from './storage/confirmations.repository.js';
import { DraftsRepository } from './storage/drafts.repository.js';
import { PapersRepository } from './storage/papers.repository.js';
import { SelfAssessmentHoldings } from './storage/self-assessment-holdings.js';
import { WaysBackRepository } from './storage/ways-back.repository.js';

@Module({
  imports: [AgreementsModule, ProfilesModule, QualificationsModule, RecognitionModule, MatchingModule],
  providers: [
    DraftsRepository,
    ConfirmationsRepository,
    PapersRepository,
    WaysBackRepository,
    AlertsRepository,
    Drafts,
    AskEmployer,
    AnswerAsEmployer,
    LettersOfDrafts,
    WaysBack,
    Papers,
    Alerts,
    SendAlerts,
    WorkForAlert,
    KeepAsProfile,
    MovesAlong,
    SelfAssessmentHoldings,
    AssessAnswers,
    FindTitles,
    WaysOn,
  ],
  exports: [
    Drafts,
    AskEmployer,
    AnswerAsEmployer,
    LettersOfDrafts,
    WaysBack,
    Papers,
    Alerts,
    SendAlerts,
    KeepAsProfile,
    MovesAlong,
    SelfAssessmentHoldings,
    AssessAnswers,
    FindTitles,
    WaysOn,
  ],
})
export class SelfAssessmentModule {}
