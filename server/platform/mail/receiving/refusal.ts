/** An answer of the SMTP receiver that is not yes. 4xx: the other side tries again; 5xx: it gives up and tells the writer. */
export class Refusal extends Error {
  readonly responseCode: number

  constructor(responseCode: number, message: string) {
    super(message)
    this.responseCode = responseCode
  }
}

export const refusals = {
  unknownRecipient: (address: string) => new Refusal(550, `5.1.1 <${address}>: nobody has this address here`),
  guessing: () => new Refusal(421, '4.7.0 Too many unknown recipients; come back later'),
  tooManyConnections: () => new Refusal(421, '4.7.0 Too many connections from your address; come back later'),
  notNow: (reason: string) => new Refusal(452, `4.3.1 ${reason}; try again later`),
  tooLarge: (bytes: number) => new Refusal(552, `5.3.4 The mail is larger than the ${bytes} bytes that are taken`),
  notStored: () => new Refusal(451, '4.3.0 The mail could not be stored; try again later'),
}
