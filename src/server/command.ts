import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Args, Command } from '../cli/args.ts';
import { ClewError } from '../errors.ts';
import { openWorkbench } from '../workbench.ts';
import { serveWorkbench, type Served } from './serve.ts';
import { type Perform, Socket } from './socket.ts';

export const command: Command = {
  usage: '',
  positionals: [0, 0],
  options: [
    {
      name: 'port',
      value: 'N',
      about: { en: 'port (default 8440 or the next that is free; 0: any)', zh: '端口（默认 8440 或其后空闲端口；0 为任意）' },
    },
    {
      name: 'host',
      value: 'ADDR',
      about: { en: 'address to listen on (default 127.0.0.1: this machine alone)', zh: '监听地址（默认 127.0.0.1，仅本机）' },
    },
    {
      name: 'origin',
      value: 'URL',
      about: { en: 'address that a proxy shows, as https://clew.example', zh: '反向代理对外地址，如 https://clew.example' },
    },
    { name: 'team', about: { en: 'accounts also when only this machine can connect', zh: '即使仅本机可连接，也要求账号登录' } },
    { name: 'cert', value: 'FILE', about: { en: 'certificate for TLS (PEM)', zh: 'TLS 证书（PEM）' } },
    { name: 'key', value: 'FILE', about: { en: 'key of the certificate (PEM)', zh: '证书私钥（PEM）' } },
    {
      name: 'backups',
      value: 'DIR',
      about: { en: 'folder for backups made from the page, best on another disk', zh: '页面中备份所用文件夹，宜在另一磁盘' },
    },
    { name: 'no-open', about: { en: 'do not open the browser', zh: '不打开浏览器' } },
  ],
  async run(console, args) {
    const port = portOf(args);
    const [host, origin, cert, key, backups] = ['host', 'origin', 'cert', 'key', 'backups'].map((name) => args.text(name));
    if ((cert === undefined) !== (key === undefined)) {
      throw new ClewError('input', 'cli.arguments', '--cert and --key go together');
    }
    const tls = cert === undefined || key === undefined ? undefined : { cert, key };
    const workbench = await console.open();
    // The passphrase is asked for now, and witnesses whether this is the newest copy, rather than at somebody's first decision.
    await workbench.casebook.log.unlock();
    let socket: Socket | undefined;
    const served = await serveWorkbench(workbench, {
      reopen: async (dir) => await openWorkbench(dir, { ask: console.ask }),
      pause: () => socket?.pause(),
      resume: () => socket?.resume(),
      port,
      host,
      origin: origin && originOf(origin),
      tls,
      backups: backups === undefined ? undefined : await folderOf(backups),
      team: args.is('team'),
    });
    try {
      const { jobs } = served;
      const rebuild: Served['rebuild'] = (part) => served.rebuild(part);
      const perform: Perform = (...line) => console.perform(...line);
      socket = await Socket.open({ workbench: () => served.workbench(), rebuild, jobs, perform, link: () => served.link() });
      const link = served.link();
      if (console.json) await console.printJson({ url: link });
      else {
        if (served.team)
          console.say({ en: 'The workbench is open to those with an account:', zh: '工作台已启动，请用账号登录：' });
        else console.say({ en: 'The workbench is open; this link signs in once:', zh: '工作台已启动；此链接仅可登录一次：' });
        await console.print(link);
        console.say({ en: 'Ctrl-C stops it.', zh: '按 Ctrl-C 停止。' });
      }
      if (!args.is('no-open')) openBrowser(link);
      if (!console.signal.aborted) await once(console.signal, 'abort');
    } finally {
      await socket?.close();
      await served.close();
      await served.workbench().close();
    }
  },
};

async function folderOf(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory() === true) return resolve(path);
  throw new ClewError('missing', 'cli.arguments', '--backups takes a folder that exists');
}

function portOf(args: Args): number | undefined {
  const text = args.text('port');
  if (text === undefined) return undefined;
  const port = Number(text);
  if (/^\d{1,5}$/u.test(text) && port <= 65_535) return port;
  throw new ClewError('input', 'cli.arguments', `--port takes a number up to 65535, not ${text}`);
}

function originOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && /^https?:$/u.test(url.protocol) && url.origin === text.replace(/\/$/u, '')) return url.origin;
  throw new ClewError('input', 'cli.arguments', '--origin takes an address without a path, as https://clew.example');
}

/** Opens the page where there is a desktop to open it on; where there is none, the printed link must do. */
function openBrowser(link: string): void {
  const { platform, env } = process;
  const hasDesktop = platform === 'darwin' || env['DISPLAY'] !== undefined || env['WAYLAND_DISPLAY'] !== undefined;
  if (!hasDesktop) return;
  const child = spawn(platform === 'darwin' ? 'open' : 'xdg-open', [link], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
