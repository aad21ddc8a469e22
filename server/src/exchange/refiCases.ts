// The interviews of a project of REFI-QDA with what is known of them: cases, variables and their values.

import { grouped } from '../transcript/grouped';
import { type AttributeType, type TypedAttribute, typedAttributes } from './attributeTypes';
import type { JoinedSource } from './joinedSources';
import { element, escapedText } from './markup';
import { uuidOf } from './uuid';

/** A value with the type of its variable. */
interface TypedValue extends TypedAttribute {
  readonly value: string;
}

export interface RefiCases {
  readonly variables: readonly TypedAttribute[];
  /** One for each interview, with the values that all of its sources have. */
  readonly cases: readonly {
    readonly name: string;
    readonly values: readonly TypedValue[];
    readonly sources: readonly JoinedSource[];
  }[];
  /** The values of a source that its case has not. */
  ofSource(source: JoinedSource): readonly TypedValue[];
}

/** Works out cases and variables. */
export function refiCases(sources: readonly JoinedSource[]): RefiCases {
  const variables = typedAttributes(sources).filter(({ name }) =>
    sources.some(({ attributes }) => attributes.some(([key]) => key === name)),
  );
  const interviews = grouped(sources, ({ interview }) => interview);
  const shared = new Map<JoinedSource, ReadonlySet<string>>();
  const cases = Array.from(interviews, ([name, own]) => {
    const values = variables.flatMap((variable) => {
      const found = own.map(({ attributes }) => attributeOf(attributes, variable.name));
      const [value] = found;
      return value === undefined || found.some((other) => other !== value) ? [] : [{ ...variable, value }];
    });
    const names = new Set(values.map((one) => one.name));
    for (const source of own) shared.set(source, names);
    return { name, values, sources: own };
  });
  return {
    variables,
    cases,
    ofSource: (source) =>
      variables.flatMap((variable) => {
        const value = attributeOf(source.attributes, variable.name);
        return value === undefined || shared.get(source)?.has(variable.name) ? [] : [{ ...variable, value }];
      }),
  };
}

function attributeOf(attributes: JoinedSource['attributes'], name: string): string | undefined {
  return attributes.find(([key]) => key === name)?.[1];
}

/** The types of REFI-QDA are called as ours are, with a capital letter. */
function typeName(type: AttributeType): string {
  return type.charAt(0).toUpperCase() + type.slice(1);
}

function variableGuid(name: string): string {
  return uuidOf('variable', name);
}

/** The element `Variables`; '' for none. */
export function variablesElement({ variables }: RefiCases): string {
  const elements = variables.map(({ name, type }) =>
    element('Variable', { guid: variableGuid(name), name, typeOfVariable: typeName(type) }),
  );
  return elements.length === 0 ? '' : element('Variables', {}, ...elements);
}

/** The element `Cases`; '' for none. */
export function casesElement({ cases }: RefiCases, guidOf: (source: JoinedSource) => string): string {
  const elements = cases.map(({ name, values, sources }) =>
    element(
      'Case',
      { guid: uuidOf('case', name), name },
      ...valueElements(values),
      ...sources.map((source) => element('SourceRef', { targetGUID: guidOf(source) })),
    ),
  );
  return elements.length === 0 ? '' : element('Cases', {}, ...elements);
}

/** The elements `VariableValue`. */
export function valueElements(values: readonly TypedValue[]): string[] {
  return values.map(({ name, type, value }) =>
    element(
      'VariableValue',
      {},
      element('VariableRef', { targetGUID: variableGuid(name) }),
      element(`${typeName(type)}Value`, {}, escapedText(value)),
    ),
  );
}
