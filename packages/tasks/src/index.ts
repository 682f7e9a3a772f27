export { approveTask, assignTask, createTask, getTask, listTasks } from './actions.ts';
export { messages } from './messages.ts';
export type { TaskComment, TaskRef, TaskStatus } from './schema.ts';
export { closeTasks, type NewTask, openTask, type Task, type TaskFilter } from './store.ts';
