/** What a person filled in makes no sense, where the answer has no place to say so; `sentence` is for that person. */
export class InvalidInput extends Error {
  readonly sentence: string;

  constructor(sentence: string) {
    super(sentence);
    this.name = 'InvalidInput';
    this.sentence = sentence;
  }
}
