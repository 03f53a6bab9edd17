import type { FastifyInstance, FastifyRequest } from 'fastify';

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
