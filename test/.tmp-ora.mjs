import ora from 'ora';
process.once('SIGINT', () => { console.log('GOT SIGINT'); process.exit(7); });
const s = ora({ text: 'GO', stream: process.stderr }).start();
setTimeout(() => {}, 4000);
