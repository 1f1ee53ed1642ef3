/** The icon for a kind of component. */
import {
  type Icon,
  IconBox,
  IconBrain,
  IconFileText,
  IconFolder,
  IconGitBranch,
  IconHistory,
  IconListSearch,
  IconMessage,
  IconMessage2Share,
  IconRobot,
  IconStack2,
  IconTable,
  IconTool,
} from '../../../icons/icons.ts';
import type { GraphNodeModel } from '../model/graph-node-model.ts';

const BY_TYPE: readonly (readonly [RegExp, Icon])[] = [
  [/agent/i, IconRobot],
  [/router|condition|loop|switch/i, IconGitBranch],
  [/prompt|text|parser|summar/i, IconFileText],
  [/model|openai|anthropic|llm|chat.?completion/i, IconBrain],
  [/memory|history|message/i, IconHistory],
  [/search|retriev|store|vector|knowledge|embed/i, IconListSearch],
  [/table|data|csv|json|sql/i, IconTable],
  [/file|director|url|web/i, IconFolder],
  [/tool|mcp|api|calculator|date/i, IconTool],
];

export function iconOf({ type, isInput, isOutput, inside }: GraphNodeModel): Icon {
  if (inside > 0) return IconStack2;
  if (isInput) return IconMessage;
  if (isOutput) return IconMessage2Share;
  return BY_TYPE.find(([pattern]) => pattern.test(type))?.[1] ?? IconBox;
}
