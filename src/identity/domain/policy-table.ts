import { type Action, POLICY, ruleOf, type Scope } from './policy.js';
import { ROLES_OF_PRINCIPALS, type Role } from './principal.js';

const COLUMNS: readonly Role[] = [...ROLES_OF_PRINCIPALS, 'installation'];
const SHORT: Readonly<Record<Scope, string>> = {
  'own person': 'self',
  'own country': 'country',
  'their people': 'their people',
  'own country, reason recorded': 'country, with reason',
  'own organisation': 'organisation',
  party: 'party',
  'begun by oneself': 'own',
  any: 'all',
};

/** The policy in Markdown, a row an action; README.md shows it, and a test keeps the two the same. */
export function policyTable(): string {
  const rows = (Object.keys(POLICY) as Action[]).map((action) => {
    const { may, roles } = ruleOf(action);
    return [`\`${action}\` ${may}`, ...COLUMNS.map((role) => cell(roles[role]))];
  });
  return [['action', ...COLUMNS], COLUMNS.map(() => '---').concat('---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function cell(scope: Scope | undefined): string {
  return scope ? SHORT[scope] : '';
}

/** In words, for those who read the API document: what the action is, and who may do it how far. */
export function whoMay(action: string): string {
  const { may, roles } = ruleOf(action as Action);
  return `${may}. Open to: ${Object.entries(roles)
    .map(([role, scope]) => `${role} (${scope})`)
    .join(', ')}.`;
}
