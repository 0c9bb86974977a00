import { describe, expect, test } from 'vitest';
import { sparkAddress } from './address.ts';
import { stagePlace } from './stage.ts';

describe('an address of Spark Connect', () => {
  test.each([
    ['sc://spark.example', { host: 'spark.example:15002', url: 'http://spark.example:15002', user: 'clew', token: undefined }],
    ['sc://10.0.0.7:7077/', { host: '10.0.0.7:7077', url: 'http://10.0.0.7:7077', user: 'clew', token: undefined }],
    ['sc://[::1]:1', { host: '[::1]:1', url: 'http://[::1]:1', user: 'clew', token: undefined }],
    [
      'sc://a.example/;use_ssl=true;user_id=li',
      { host: 'a.example:15002', url: 'https://a.example:15002', user: 'li', token: undefined },
    ],
    ['sc://a.example/;token=a%3Db=', { host: 'a.example:15002', url: 'https://a.example:15002', user: 'clew', token: 'a=b=' }],
    ['sc://localhost/;token=x', { host: 'localhost:15002', url: 'http://localhost:15002', user: 'clew', token: 'x' }],
  ])('reads %s', (text, address) => {
    expect(sparkAddress(text, undefined)).toEqual(address);
  });

  test('takes a token from the environment, and TLS with it', () => {
    expect(sparkAddress('sc://a.example', 'e')).toMatchObject({ url: 'https://a.example:15002', token: 'e' });
    expect(sparkAddress('sc://127.0.0.1/;token=a', 'e')).toMatchObject({ url: 'http://127.0.0.1:15002', token: 'a' });
    expect(() => sparkAddress('sc://a.example/;use_ssl=false', 'e')).toThrow(expect.objectContaining({ code: 'engine.address' }));
  });

  test.each([
    'spark://host:7077',
    'sc://',
    'sc://host:0',
    'sc://host:65536',
    'sc://host/path',
    'sc://host/;colour=red',
    'sc://host/;token',
    'sc://a.example/;use_ssl=false;token=secret',
    'sc://host/;token=%E0%A4%A',
  ])('refuses %s', (text) => {
    expect(() => sparkAddress(text)).toThrow(expect.objectContaining({ kind: 'input', code: 'engine.address' }));
  });

  test('says no token', () => {
    try {
      sparkAddress('sc://a.example/;use_ssl=false;token=very-secret');
      expect.unreachable();
    } catch (error) {
      const { message, hint } = error as { message: string; hint: string };
      expect(`${message} ${hint}`).not.toContain('very-secret');
    }
  });
});

describe('a place for tables', () => {
  test.each([
    ['/mnt/clew', 'file:///mnt/clew'],
    ['s3a://bucket/a/b/', 's3a://bucket/a/b'],
    ['hdfs://name:8020/clew', 'hdfs://name:8020/clew'],
  ])('reads %s', (text, place) => {
    expect(stagePlace(text)).toBe(place);
  });

  test.each(['', 'clew', 'relative/folder', '/', 's3a://key:secret@bucket/x', 'file:///a b'])('refuses "%s"', (text) => {
    expect(() => stagePlace(text)).toThrow(expect.objectContaining({ kind: 'input', code: 'engine.stage-address' }));
  });
});
