import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Agreements, GROUNDING, statusBetween } from '../agreements/index.js';
import { Matches } from '../matching/index.js';
import { today } from '../platform/clock.js';
import type { Configuration } from '../platform/configuration/settings.js';
import { Profiles } from '../profiles/index.js';
import { Recognition } from '../recognition/index.js';
import { parseIsoDate } from '../standards/index.js';
import { Vacancies } from '../vacancies/index.js';

/** What there is now and where to look, as lines for the terminal. */
export async function summarise(
  app: NestFastifyApplication,
  configuration: Configuration,
  address: string,
  seconds: number,
): Promise<string[]> {
  const { agreements } = await app.get(Agreements).register();
  const moment = { asOf: parseIsoDate(today()), knownAt: await app.get(Agreements).knownNow() };
  const inForce = agreements.filter(({ parties: [one, other], ...rest }) => {
    const status = one && other && statusBetween({ ...rest, parties: [one, other] }, { from: one.country, to: other.country }, moment);
    return status?.version && GROUNDING.includes(status.status);
  });
  const outcomes = Object.entries(await app.get(Recognition).countsByOutcome()).map(([outcome, count]) => `${outcome} ${count}`);
  const [people, { open }, matches] = [
    await app.get(Profiles).count(),
    await app.get(Vacancies).counts(),
    (await app.get(Matches).counts()).matches,
  ];
  const person = (await app.get(Profiles).demonstrationPeople())[1];
  return [
    '',
    `  agreements in force   ${inForce.length} of ${agreements.length} (${inForce.map(({ slug }) => slug).join(', ')})`,
    `  credentials assessed  ${outcomes.join(', ') || 'none'}`,
    `  people                ${people}`,
    `  open vacancies        ${open}`,
    `  matches               ${matches}`,
    `  time                  ${seconds.toFixed(1)} s`,
    '',
    ...(configuration.roles.includes('api')
      ? [
          `  Home                  ${address}/`,
          `  Register              ${address}/agreements`,
          `  API                   ${address}/docs`,
          ...(person ? [`  One person's matches  ${address}/people/${person.id}`] : []),
        ]
      : [`  roles                 ${configuration.roles.join(', ')}`]),
    '',
    '  Ready. Ctrl-C stops everything.',
  ];
}
