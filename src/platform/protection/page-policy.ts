import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** The pages need no script and no style of their own. */
const PAGES = {
  'default-src': "'none'",
  'img-src': "'self' data:",
  'style-src': "'self'",
  'script-src': "'none'",
  'font-src': "'self'",
  'frame-ancestors': "'none'",
  'base-uri': "'none'",
  'require-trusted-types-for': "'script'",
};

/** Swagger UI brings its scripts from this server, and writes its styles into the page. */
const { 'require-trusted-types-for': _, ...LOOSER } = PAGES;
const DOCS = { ...LOOSER, 'script-src': "'self'", 'style-src': "'self' 'unsafe-inline'", 'connect-src': "'self'" };

const OFFERED_BY_BROWSERS = ['camera', 'geolocation', 'microphone', 'payment', 'usb', 'browsing-topics'];
const PERMISSIONS = OFFERED_BY_BROWSERS.map((one) => `${one}=()`).join(', ');

/** What browsers may do with an answer, and how long anybody may keep it. @param formTargets where forms may lead beside this service */
export function protectPages(server: FastifyInstance, formTargets: readonly string[]): void {
  const [pages, docs] = [PAGES, DOCS].map((policy) => written({ ...policy, 'form-action': ["'self'", ...formTargets].join(' ') }));
  server.addHook('onRequest', async (request, reply) => {
    void reply.header('content-security-policy', isOfDocs(request) ? docs : pages).header('permissions-policy', PERMISSIONS);
  });
  server.addHook('onSend', async (request, reply) => {
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', request.method === 'GET' ? 'no-cache' : 'no-store');
    if (reply.getHeader('content-type') === 'text/html') void reply.type('text/html; charset=utf-8');
  });
}

function isOfDocs({ url }: FastifyRequest): boolean {
  return /^\/docs(\/|\?|$)/.test(url);
}

function written(policy: Readonly<Record<string, string>>): string {
  return Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');
}

/** An address that cannot be read reaches no hook: its answer is whole by itself. */
export function refuseUnreadable(error: Error, _request: FastifyRequest, reply: FastifyReply): void {
  const problem = { type: '/problems/invalid-parameter', title: 'The address cannot be read', status: 400, code: 'invalid-parameter' };
  void reply
    .status(400)
    .headers({ ...OF_UNREADABLE, 'content-type': 'application/problem+json; charset=utf-8' })
    .send(JSON.stringify({ ...problem, detail: `${error.message}. Encode what is no letter as %XX.` }));
}

const OF_UNREADABLE = {
  'content-security-policy': `${written(PAGES)}; form-action 'none'`,
  'permissions-policy': PERMISSIONS,
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};
