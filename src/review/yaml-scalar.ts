/** A text as a YAML scalar: plain where nothing can be mistaken, else in quotes. */
export function yamlScalar(text: string): string {
  const isPlain =
    /^[A-Za-z][A-Za-z0-9_./-]*(?: [A-Za-z0-9_./-]+)*$/.test(text) &&
    !/^(?:true|false|null|nan|inf)$/i.test(text);
  return isPlain ? text : JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029]/g, asEscape);
}

function asEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
