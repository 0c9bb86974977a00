import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { ClewError } from '../errors.ts';
import { userRoles, type UserRole, type UserView } from '../model/index.ts';
import type { Args, Command, Console, Words } from './args.ts';

const usage = 'list · add|roles NAME --role ROLE… · reset|lock|unlock|remove NAME';
const verbs = ['list', 'add', 'roles', 'reset', 'lock', 'unlock', 'remove'] as const;
type Verb = (typeof verbs)[number];

const roleWords: Readonly<Record<UserRole, Words>> = {
  viewer: { en: 'viewer', zh: '查阅' },
  analyst: { en: 'analyst', zh: '研判' },
  supervisor: { en: 'supervisor', zh: '主管' },
  admin: { en: 'admin', zh: '账号管理' },
  auditor: { en: 'auditor', zh: '审计' },
};
const done: Readonly<Record<Exclude<Verb, 'list'>, Words>> = {
  add: { en: 'added', zh: '已添加' },
  roles: { en: 'has these roles now', zh: '角色已更改' },
  reset: { en: 'has a new password; all sessions ended', zh: '密码已重设，所有会话已结束' },
  lock: { en: 'locked; all sessions ended', zh: '已锁定，所有会话已结束' },
  unlock: { en: 'unlocked', zh: '已解锁' },
  remove: { en: 'removed; what they did stays in the log', zh: '已删除；其操作仍留在日志中' },
};

function rolesOf(args: Args): UserRole[] {
  const roles = args.many('role').flatMap((word) => word.split(','));
  const wrong = roles.find((role) => !userRoles.includes(role as UserRole));
  if (wrong !== undefined || roles.length === 0) {
    throw new ClewError(
      'input',
      'cli.arguments',
      wrong === undefined ? 'give a role with --role' : `no role is called ${wrong}`,
      {
        hint: `One of ${userRoles.join(', ')}; docs/guide/team.md says what each may.`,
      },
    );
  }
  return roles as UserRole[];
}

/** From a file, for scripts; else typed twice, unseen. */
async function passwordOf(console: Console, args: Args): Promise<string> {
  const file = args.text('password-file');
  if (file !== undefined) {
    try {
      return readFileSync(console.path(file), 'utf8').replace(/\r?\n$/u, '');
    } catch (cause) {
      throw new ClewError('missing', 'cli.password', `The file ${basename(file)} cannot be read.`, { cause });
    }
  }
  const first = await console.secret({ en: 'Password: ', zh: '密码：' }).catch((cause: unknown) => {
    if (!(cause instanceof ClewError) || cause.kind !== 'unavailable') throw cause;
    throw new ClewError('input', 'cli.password', 'There is no terminal to ask for the password at.', {
      hint: 'Give --password-file FILE, or --no-password for who signs in through an identity provider.',
      cause,
    });
  });
  if (first === (await console.secret({ en: 'Once more: ', zh: '再输一次：' }))) return first;
  throw new ClewError('input', 'cli.password', 'The two passwords differ.', { hint: 'Nothing was changed.' });
}

function render(users: readonly UserView[], lang: keyof Words): string {
  if (users.length === 0) return lang === 'zh' ? '尚无账号。' : 'There are no accounts yet.';
  const width = Math.max(...users.map(({ name }) => name.length));
  const ways = (user: UserView): string =>
    [
      user.password && { en: 'password', zh: '密码' },
      user.passkeys.length > 0 && { en: 'passkey', zh: '通行密钥' },
      user.oidc && { en: 'OIDC', zh: 'OIDC' },
    ]
      .flatMap((way) => (way === false ? [] : way[lang]))
      .join(lang === 'zh' ? '、' : ', ') || (lang === 'zh' ? '尚无登录方式' : 'no way in yet');
  return users
    .map((user) => {
      const roles = user.roles.map((role) => roleWords[role][lang]).join(lang === 'zh' ? '、' : ', ');
      const state = user.state === 'locked' ? (lang === 'zh' ? '  已锁定' : '  locked') : '';
      return `${user.name.padEnd(width)}  ${roles || '–'}  (${ways(user)})${state}`;
    })
    .join('\n');
}

export const command: Command = {
  usage,
  positionals: [1, 2],
  options: [
    {
      name: 'role',
      value: 'ROLE',
      many: true,
      about: { en: `one or several of ${userRoles.join(', ')}`, zh: `角色，可多个：${userRoles.join('、')}` },
    },
    { name: 'display', value: 'NAME', about: { en: 'how they are called on screen', zh: '显示名' } },
    {
      name: 'password-file',
      value: 'FILE',
      about: { en: 'the password, instead of asking for it', zh: '从文件读取密码，不再询问' },
    },
    { name: 'no-password', about: { en: 'for who signs in through an identity provider', zh: '不设密码（经身份提供方登录者）' } },
    { name: 'must-change', about: { en: 'the password is changed at the first sign-in', zh: '首次登录须更改密码' } },
    { name: 'reason', value: 'TEXT', about: { en: 'why; kept in the log', zh: '理由，记入日志' } },
  ],
  async run(console, args) {
    const [verb, name] = args.positionals as [string, string?];
    if (!verbs.includes(verb as Verb) || (verb === 'list') !== (name === undefined)) {
      throw new ClewError('input', 'cli.arguments', `expected: clew user ${usage}`);
    }
    const workbench = await console.open();
    const { openRoster } = await import('../server/index.ts');
    const { roster, close } = await openRoster(workbench.casebook);
    try {
      if (name === undefined) {
        const users = roster.list().map((user) => roster.view(user));
        if (console.json) await console.printJson(users);
        else await console.print(render(users, console.lang));
        return;
      }
      const reasonText = args.text('reason');
      const reason = reasonText === undefined ? {} : { reason: reasonText };
      const display = args.text('display');
      const { actor } = workbench.ctx;
      const mustChange = args.is('must-change');
      switch (verb as Exclude<Verb, 'list'>) {
        case 'add': {
          const roles = rolesOf(args);
          const password = args.is('no-password') ? {} : { password: await passwordOf(console, args) };
          await roster.add(
            actor,
            { name, roles, ...(display === undefined ? {} : { display }), ...password, ...reason },
            mustChange,
          );
          break;
        }
        case 'roles':
          await roster.change(actor, name, { roles: rolesOf(args), ...(display === undefined ? {} : { display }), ...reason });
          break;
        case 'reset':
          roster.require(name);
          await roster.change(actor, name, { password: await passwordOf(console, args), ...reason }, mustChange);
          break;
        case 'lock':
        case 'unlock':
          await roster.change(actor, name, { state: verb === 'lock' ? 'locked' : 'active', ...reason });
          break;
        case 'remove':
          await roster.remove(actor, name, reasonText);
          break;
      }
      const said = done[verb as Exclude<Verb, 'list'>];
      if (console.json) await console.printJson(verb === 'remove' ? { name } : roster.view(roster.require(name)));
      else console.say({ en: `${name}: ${said.en}`, zh: `${name}：${said.zh}` });
    } finally {
      close();
    }
  },
};
