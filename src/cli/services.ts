import type { Command } from './args.ts';

export const command: Command = {
  usage: '',
  positionals: [0, 0],
  options: [],
  async run(console) {
    const workbench = await console.open();
    const services = await workbench.services();
    if (console.json) return console.printJson(services);
    if (services.length === 0) {
      console.say({ en: 'no indicator was set aside as a shared service', zh: '没有标识被识别为共用服务' });
      return;
    }
    const { renderServices } = await import('../link/index.ts');
    await console.print(renderServices(services, console.lang));
  },
};
