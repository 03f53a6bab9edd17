import type { Provider } from 'oidc-provider';
import type { SignInAttempts } from '../application/sign-in-attempts.js';
import { TooManyAttempts } from '../domain/identity.errors.js';

type Context = Parameters<Parameters<Provider['use']>[0]>[0];

const UNAUTHORISED = 401;

/** Clients that prove nothing wait: by themselves from one address, and by their address. Whether a client is known is not told by it. */
export function throttleTokens(provider: Provider, attempts: SignInAttempts): void {
  provider.use(async (context, next) => {
    await next();
    if (!context.path.endsWith('/token')) return;
    const account = accountOf(context);
    const wait = attempts.waitOf(account, context.ip);
    if (wait) return refuse(context, wait);
    if (context.status !== UNAUTHORISED) return;
    try {
      attempts.failed(context.ip, account);
    } catch (error) {
      if (!(error instanceof TooManyAttempts)) throw error;
      refuse(context, error.retryAfter);
    }
  });
}

/** Answered in place of whatever the provider said, also of a right answer: a guess that hits is not told from one that misses. */
function refuse(context: Context, wait: number): void {
  context.status = 429;
  context.set('retry-after', String(wait));
  context.remove('www-authenticate');
  context.body = { error: 'temporarily_unavailable', error_description: `too many failures; try again in ${wait} seconds` };
}

/** As the client names itself, in whichever way. */
function accountOf({ oidc, headers }: Context): string {
  const named = (oidc as { params?: { client_id?: unknown } } | undefined)?.params?.client_id;
  const basic = /^Basic (.+)$/i.exec(headers.authorization ?? '')?.[1];
  const inHeader = basic && Buffer.from(basic, 'base64').toString().split(':')[0];
  return String(inHeader || named || '');
}
