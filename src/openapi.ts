import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { EXAMPLES } from './examples.js';
import { POLICY, whoMay } from './identity/index.js';
import { completeDocument } from './platform/api-document/complete-document.js';
import { declareWebhooks } from './platform/api-document/webhooks-told.js';
import { PROBLEMS } from './problems.js';
import { WEBHOOK_MESSAGES } from './webhooks/index.js';

const TITLE = 'Passerelle';
const ABOUT = `Recognition of qualifications and skills under agreements between countries, and work that fits what was recognised.

Errors are problems (RFC 9457): \`code\` is stable, \`detail\` says what to do, \`type\` is a page that explains the code. Lists are read page by page with
\`cursor\`; a POST that creates takes an \`Idempotency-Key\`; a change takes the \`ETag\` of the last read in \`If-Match\`. Every client has a quota, told in \`RateLimit\`.`;

/** What each group of operations is about. */
const TAGS: Readonly<Record<string, string>> = {
  operations: 'Long work: its progress and the verdict on every row; jobs that were given up',
  audit: 'What was done and read of people, in hash chains with signed heads',
  taxonomy: 'Occupations and skills of ESCO',
  standards: 'Code lists with titles: ISCED, ISCO-08, ISO 3166, ISO 639',
  qualifications: 'National titles, standards and validation centres',
  'agreement administration': 'Texts of agreements before they are in force, and the acts of their parties',
  agreements: 'The public register of agreements',
  profiles: 'People: what they learned, did, can show and agreed to',
  'personal data': 'Export, erasure, and for which purposes what is kept',
  'recognition cases': 'Cases that an authority decides',
  assessments: 'What would be recognised, where, under which article',
  validation: 'Validation of non-formal and informal learning',
  vacancies: 'Labour demand: single advertisements, feeds, coding of titles',
  matches: 'Work that fits a person, people who fit a vacancy, and the steps that open more',
  referrals: 'From a proposal to an employer, a centre or an authority to what came of it',
  'fair recruitment': 'Licences of agencies, and advertisements that speak of fees',
  webhooks: 'Addresses of an organisation that are told what happens, and what they were told',
  evidence: 'Counts by sex, with small cells suppressed',
  statistics: 'Open work and people who look for it, added up by occupation, skill and region; few people are never told of',
  sandbox: 'A tenant with invented people, put back to how it was',
  passports: 'Skills passports: whether one is unchanged and still counts, and the keys that sign them',
  reviews: 'Human review of what was advised by the service',
  'broken glass': 'Reads of people outside an assignment, each with its reason, looked at by a colleague',
  assignments: 'Proposals for many people at once',
};

/** The document at /openapi.json and its pages at /docs. */
export function publishOpenApi(app: NestFastifyApplication): void {
  const document = completeDocument(described(app), { problems: PROBLEMS, tags: TAGS, mayOf: whoMay, examples: EXAMPLES });
  declareWebhooks(document, 'webhooks', WEBHOOK_MESSAGES);
  SwaggerModule.setup('docs', app, document, {
    jsonDocumentUrl: 'openapi.json',
    yamlDocumentUrl: 'openapi.yaml',
    customSiteTitle: 'Passerelle API',
  });
}

function described(app: NestFastifyApplication): OpenAPIObject {
  const scopes = Object.fromEntries(Object.entries(POLICY).map(([action, { may }]) => [action, may]));
  const options = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(TITLE)
    .setDescription(ABOUT)
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/', 'This installation')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'A token of the installation, or of `npm run token`' })
    .addOAuth2({ type: 'oauth2', flows: { clientCredentials: { tokenUrl: '/oidc/token', scopes } } }, 'oauth2')
    .build();
  options.info.contact = { name: 'The operator of this installation' };
  return SwaggerModule.createDocument(app, options);
}
