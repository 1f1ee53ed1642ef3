import { openWorkspaceDatabase } from './src/server/workspace/database/open-workspace-database.ts';
import { migrate } from './src/server/workspace/database/migrate.ts';
import { createMessageStore } from './src/server/workspace/messages/message-store.ts';
import { sql } from 'kysely';
import { mkdtempSync } from 'node:fs';
const address = 'sqlite:'+mkdtempSync('/tmp/h-mi-')+'/w.db';
const database=await openWorkspaceDatabase(address); await migrate(database);
const store=createMessageStore({queries:database.queries,limits:{messages:1e6,bytes:1e12,conversations:1e6,allBytes:1e12}});
const text='x'.repeat(700);let n=0;
const msg=(s:string)=>({id:'m'+n++,text,session_id:s,flow_id:'f',sender:'User',sender_name:'User',timestamp:new Date().toISOString()});
for(let k=0;k<20;k++)await Promise.all(Array.from({length:1000},()=>store.add('o'+k,msg('o'+k))));
await Promise.all(Array.from({length:1000},()=>store.add('a',msg('a'))));
const q=database.queries;const {hashOf}=await import('./src/server/workspace/messages/message-rows.ts');const session=hashOf('a');
const T:Record<string,number[]>={};const t=async(k:string,f:()=>Promise<unknown>)=>{const s=performance.now();const r=await f();(T[k]??=[]).push(performance.now()-s);return r as any};
for(let r=0;r<30;r++){
 for(let i=0;i<50;i++)await t('add',()=>store.add('a',msg('a')));
 await t('count',()=>q.selectFrom('messages').select(({fn})=>[fn.countAll().as('c'),fn.sum('bytes').as('b')]).where('session','=',session).execute());
 const w=await t('window select',()=>sql`select max(number) as last from (select number, row_number() over newer as place, sum(bytes) over newer as total from messages where session = ${session} window newer as (order by number desc)) as c where place > 1 and (place > 1000 or total > 8388608)`.execute(q));
 await t('offset',()=>q.selectFrom('messages').select('number').where('session','=',session).orderBy('number','desc').offset(1000).limit(1).execute());
 await t('delete',()=>sql`delete from messages where session = ${session} and number <= ${w.rows[0].last}`.execute(q));
}
for(const [k,a] of Object.entries(T)){a.sort((x,y)=>x-y);console.log(k,'p50',a[a.length>>1]!.toFixed(3),'p10',a[a.length/10|0]!.toFixed(3))}
console.log((await sql`explain query plan delete from messages where session = ${session} and number <= 5`.execute(q)).rows);
console.log((await sql`explain query plan select number, row_number() over newer as place, sum(bytes) over newer as total from messages where session = ${session} window newer as (order by number desc)`.execute(q)).rows);
await database.close();
