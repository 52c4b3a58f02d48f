import type * as OpenidClient from 'openid-client';
import type { Services } from '../services.ts';
import { accessDenied } from '../well-architected-tool/protocol/api-error.ts';
import { isLoopbackHost } from './hosts.ts';
import { type OidcIdentity, signInFromOidc } from './oidc-people.ts';
import type { PersonRow } from './people.ts';
import type { Role } from './principal.ts';

/** An OpenID Connect provider, and what its people may do here. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret?: string;
  /** The account that its people belong to. */
  readonly account: string;
  /** The claim that says what somebody is, a text or a list of texts. Without it roles are given here. */
  readonly roleClaim?: string;
  /** Which role a value of that claim means. */
  readonly roles: ReadonlyMap<string, Role>;
  /** The role of whom the claim gives none; undefined keeps them out. */
  readonly defaultRole: Role | undefined;
  /** Domains of e-mail addresses that may sign in; any where there are none. */
  readonly domains: readonly string[];
  /** For providers that verify every address and do not say so. */
  readonly isEmailVerified: boolean;
}

/** What a browser keeps, sealed, while its person is at the provider. */
interface Flow {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly to: string;
  readonly expiresAt: number;
}

/** How long somebody may take at the provider. */
export const FLOW_SECONDS = 600;
const PROVIDER_SECONDS = 10;
const CLOCK_TOLERANCE_SECONDS = 30;

/** Sign-in through an OpenID Connect provider: authorization code flow with PKCE, state and nonce. */
export class OidcSignIn {
  readonly #services: Services;
  readonly #settings: OidcSettings;
  #discovered: Promise<OpenidClient.Configuration> | undefined;

  constructor(services: Services, settings: OidcSettings) {
    this.#services = services;
    this.#settings = settings;
  }

  /** Where to send the browser, and the sealed flow it must bring back. */
  async start(redirectUri: string, to: string): Promise<{ readonly url: string; readonly flow: string }> {
    const { client, provider } = await this.#provider();
    const flow: Flow = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
      to: isLocalPath(to) ? to : '/',
      expiresAt: this.#services.clock() + FLOW_SECONDS * 1000,
    };
    const url = client.buildAuthorizationUrl(provider, {
      redirect_uri: redirectUri,
      scope: 'openid email profile',
      state: flow.state,
      nonce: flow.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(flow.verifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href, flow: this.#services.seal.seal(Buffer.from(JSON.stringify(flow)), FLOW_PURPOSE) };
  }

  /** Takes the browser back from the provider. Throws where anything does not fit. */
  async finish(
    currentUrl: URL,
    sealedFlow: string | undefined,
  ): Promise<{ readonly person: PersonRow; readonly cookie: string; readonly to: string }> {
    const flow = this.#flow(sealedFlow);
    const { client, provider } = await this.#provider();
    const tokens = await client.authorizationCodeGrant(provider, currentUrl, {
      expectedState: flow.state,
      expectedNonce: flow.nonce,
      pkceCodeVerifier: flow.verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (claims === undefined) throw accessDenied('The provider sent no ID token.');
    const signedIn = await signInFromOidc(this.#services, this.#settings, claims as OidcIdentity);
    return { ...signedIn, to: flow.to };
  }

  #flow(sealed: string | undefined): Flow {
    const text = sealed === undefined ? undefined : this.#services.seal.open(sealed, FLOW_PURPOSE);
    const flow = text === undefined ? undefined : (JSON.parse(text.toString()) as Flow);
    if (flow === undefined || flow.expiresAt <= this.#services.clock())
      throw accessDenied('This sign-in was not begun in this browser, or over ten minutes ago.');
    return flow;
  }

  /** The provider's own description of itself, read when it is first needed, and again where that failed. */
  async #provider() {
    const client = await import('openid-client');
    const { issuer, clientId, clientSecret } = this.#settings;
    const url = new URL(issuer);
    this.#discovered ??= client
      .discovery(
        url,
        clientId,
        {
          ...(clientSecret !== undefined && { client_secret: clientSecret }),
          [client.clockTolerance]: CLOCK_TOLERANCE_SECONDS,
        },
        clientSecret === undefined ? client.None() : undefined,
        {
          timeout: PROVIDER_SECONDS,
          execute: [
            // Signatures of ID tokens are checked although they come over TLS.
            client.enableNonRepudiationChecks,
            ...(isLoopbackHost(url.host) ? [client.allowInsecureRequests] : []),
          ],
        },
      )
      .catch((error: unknown) => {
        this.#discovered = undefined;
        throw error;
      });
    return { client, provider: await this.#discovered };
  }
}

const FLOW_PURPOSE = 'sign-in through openid connect';

/** A path of this server, and nothing that a browser takes for another one. */
function isLocalPath(to: string): boolean {
  return /^\/(?![/\\])[^\s\\]{0,500}$/.test(to);
}
