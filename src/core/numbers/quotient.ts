/** An exact quotient on either carrier, with a denominator above 0; divided only when it becomes a double. */
export interface Quotient<N> {
  readonly numerator: N;
  readonly denominator: N;
}
