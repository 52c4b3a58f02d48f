import type { ResourceOf } from '../../architecture/index.ts';
import { classicLoadBalancer, listener, loadBalancer } from '../../architecture/kinds/elb.ts';
import { defineCheck, type Examination } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

const PLAIN = new Set(['HTTP']);
const ENCRYPTED = new Set(['HTTPS', 'TLS', 'SSL']);

export const elbListenerEncryption = defineCheck({
  id: 'elb-listener-encryption',
  kind: [listener, classicLoadBalancer],
  related: [loadBalancer],
  title: 'Load balancer accepts web traffic encrypted only',
  why: 'HTTP sends passwords, cookies and contents in the clear: everybody on the way can read and change them. A listener on HTTP is fine only for sending browsers on to HTTPS.',
  remediation:
    'Serve on HTTPS with a certificate from ACM, and let the HTTP listener do nothing but redirect to it.',
  links: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/create-https-listener.html',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html',
  ],
  blindSpots: [
    'TCP and UDP listeners pass traffic through; whether it is encrypted inside is not seen.',
    'A listener that only CloudFront may reach counts like any other.',
  ],
  examine: (resource, { follow }) => {
    if ('listeners' in resource) return examineClassic(resource);
    const [balancer] = follow(resource.loadBalancer, loadBalancer);
    if (balancer?.type.state === 'known' && balancer.type.value === 'gateway') return 'not-applicable';
    return examineListener(resource);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_lb" "clinic" {
  subnets = ["subnet-0a1b2c3d4e5f60718", "subnet-1a2b3c4d5e6f70819"]
}

resource "aws_lb_listener" "plain" {
  load_balancer_arn = aws_lb.clinic.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type = "redirect"

    redirect {
      protocol    = "HTTPS"
      port        = "443"
      status_code = "HTTP_301"
    }
  }
}`,
      contradicts: `
resource "aws_lb" "clinic" {
  subnets = ["subnet-0a1b2c3d4e5f60718", "subnet-1a2b3c4d5e6f70819"]
}

resource "aws_lb_listener" "plain" {
  load_balancer_arn = aws_lb.clinic.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type = "fixed-response"

    fixed_response {
      content_type = "text/plain"
      message_body = "Welcome"
      status_code  = "200"
    }
  }
}`,
      inconclusive: `
variable "protocol" {
  type = string
}

resource "aws_lb_listener" "front" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/clinic/50dc6c495c0c9188"
  port              = 8443
  protocol          = var.protocol

  default_action {
    type = "forward"
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Front:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/clinic/50dc6c495c0c9188
      Port: 443
      Protocol: HTTPS
      DefaultActions:
        - Type: fixed-response
          FixedResponseConfig:
            StatusCode: "200"`,
      contradicts: `
Resources:
  Clinic:
    Type: AWS::ElasticLoadBalancing::LoadBalancer
    Properties:
      AvailabilityZones: [eu-west-1a, eu-west-1b]
      Listeners:
        - LoadBalancerPort: "80"
          InstancePort: "8080"
          Protocol: HTTP`,
    },
  },
});

function examineClassic({ listeners, location }: ResourceOf<typeof classicLoadBalancer>): Examination {
  if (listeners.state !== 'known') {
    return listeners.state === 'absent' ? 'not-applicable' : inconclusive(listeners.reason, location);
  }
  return listeners.value.items.flatMap(({ protocol, location }) => {
    if (protocol.state === 'unresolved') return [inconclusive(protocol.reason, protocol.location)];
    if (protocol.state === 'absent') return [];
    const name = protocol.value.toUpperCase();
    if (ENCRYPTED.has(name)) return [supports(`The listener speaks ${name}.`, location)];
    return PLAIN.has(name)
      ? [contradicts(`The listener speaks ${name}, in the clear.`, protocol.location)]
      : [];
  });
}

function examineListener({ actions, protocol }: ResourceOf<typeof listener>): Examination {
  if (protocol.state === 'absent') return 'not-applicable';
  if (protocol.state === 'unresolved') return inconclusive(protocol.reason, protocol.location);
  const name = protocol.value.toUpperCase();
  if (ENCRYPTED.has(name)) return supports(`The listener speaks ${name}.`, protocol.location);
  if (!PLAIN.has(name)) return 'not-applicable';
  const all = actions.state === 'known' ? actions.value.items : [];
  for (const { redirectProtocol, type } of all) {
    if (type.state === 'unresolved') return inconclusive(type.reason, type.location);
    if (type.state !== 'known' || type.value !== 'redirect') continue;
    if (redirectProtocol.state === 'unresolved')
      return inconclusive(redirectProtocol.reason, redirectProtocol.location);
    if (redirectProtocol.state === 'known' && redirectProtocol.value === 'HTTPS') {
      return supports('The listener on HTTP only redirects to HTTPS.', redirectProtocol.location);
    }
  }
  return contradicts('The listener serves HTTP, in the clear.', protocol.location);
}
