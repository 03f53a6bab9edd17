import { Readable } from 'node:stream';
import SMTPConnection, { type SMTPConnectionAuth, type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';
import type { Taken } from './taken.js';

const PERMANENT = 500;

export type MailServer = SMTPConnectionOptions & { readonly auth?: SMTPConnectionAuth };

interface Envelope {
  readonly from: string;
  readonly to: string;
}

/** One connection, one letter. */
export function handOver(server: MailServer, envelope: Envelope, letter: Buffer): Promise<Taken> {
  const connection = new SMTPConnection(server);
  const words = readOnce(letter);
  return new Promise<Taken>((resolve) => {
    const failed = (error: Refusal) => resolve(readRefusal(error, words.haveLeft()));
    const send = () =>
      connection.send({ from: envelope.from, to: [envelope.to] }, words.stream, (error) =>
        error ? failed(error) : resolve({ by: 'server', replyCode: null }),
      );
    connection.on('error', failed);
    connection.on('end', () => failed({}));
    connection.connect((error) => {
      if (error) return failed(error);
      if (!server.auth) return send();
      return connection.login(server.auth, (refused) => (refused ? failed(refused) : send()));
    });
  }).finally(() => connection.close());
}

interface Refusal {
  readonly responseCode?: number | undefined;
}

/** Without an answer to the words nobody knows whether the letter was taken. */
export function readRefusal({ responseCode }: Refusal, haveWordsLeft: boolean): Taken {
  if (responseCode === undefined) return { by: haveWordsLeft ? 'unsure' : 'later', replyCode: null };
  return { by: responseCode >= PERMANENT ? 'never' : 'later', replyCode: responseCode };
}

/** The words are read when the server has asked for them, and not before. */
function readOnce(letter: Buffer) {
  let left = false;
  const stream = new Readable({
    read() {
      left = true;
      this.push(letter);
      this.push(null);
    },
  });
  return { stream, haveLeft: () => left };
}
