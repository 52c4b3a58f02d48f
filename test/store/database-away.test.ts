import { describe, expect, it } from 'vitest';
import { isDatabaseAway, isDiskFull } from '../../src/store/store.ts';

const failed = (message: string, code?: string, cause?: Error) =>
  Object.assign(new Error(message, cause && { cause }), code === undefined ? {} : { code });

describe('an error of the database', () => {
  it.each([
    ['nothing listens', failed('connect ECONNREFUSED 127.0.0.1:5432', 'ECONNREFUSED')],
    ['the connection broke', failed('read ECONNRESET', 'ECONNRESET')],
    ['the connection ended in the middle of a query', failed('Connection terminated unexpectedly')],
    ['no connection was free in time', failed('timeout exceeded when trying to connect')],
    ['a connection could not be made in time', failed('Connection terminated due to connection timeout')],
    ['a transaction went on after its connection broke', failed('Client was closed and is not queryable')],
    [
      'a transaction was rolled back after its connection broke',
      failed('Client has encountered a connection error and is not queryable'),
    ],
    ['the administrator ended the connection', failed('terminating connection', '57P01')],
    ['the server crashed', failed('terminating connection because of crash', '57P02')],
    ['the server starts', failed('the database system is starting up', '57P03')],
    ['a statement took too long', failed('canceling statement due to statement timeout', '57014')],
    ['there are too many connections', failed('sorry, too many clients already', '53300')],
    ['the disk of the server is full', failed('could not extend file', '53100')],
    ['two transactions waited for each other', failed('deadlock detected', '40P01')],
    ['the server is a standby now', failed('cannot execute INSERT in a read-only transaction', '25006')],
    ['another process writes to the file', failed('database is locked', 'SQLITE_BUSY')],
    ['the disk is full', failed('database or disk is full', 'SQLITE_FULL')],
    ['it is the cause of another', failed('could not list', undefined, failed('gone', '08006'))],
  ])('says to try again where %s', (_when, error) => {
    expect(isDatabaseAway(error)).toBe(true);
  });

  it.each(['ENOSPC', 'SQLITE_FULL', '53100'])('tells of a full disk by %s', (code) => {
    expect(isDiskFull(failed('no room', code))).toBe(true);
    expect(isDiskFull(failed('could not write', undefined, failed('no room', code)))).toBe(true);
    expect(isDiskFull(failed('gone', '08006'))).toBe(false);
  });

  it.each([
    ['a row is there already', failed('duplicate key value violates unique constraint', '23505')],
    ['the statement is wrong', failed('syntax error at or near "selekt"', '42601')],
    ['a value is too large', failed('value out of range', '22003')],
    ['the file is no database', failed('file is not a database', 'SQLITE_NOTADB')],
    ['it is none of the database', new TypeError('x is undefined')],
    ['it is no error', 'ECONNREFUSED'],
  ])('does not where %s', (_when, error) => {
    expect(isDatabaseAway(error)).toBe(false);
  });
});
