import { vpnConnection } from '../../architecture/kinds/vpc-connections.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const vpcVpnPresharedKeyNotInCode = defineCheck({
  id: 'vpc-vpn-preshared-key-not-in-code',
  kind: vpnConnection,
  title: 'Pre-shared keys of VPN tunnels do not stand in the code',
  why: 'Whoever knows the pre-shared key can pose as the other end of the tunnel and stand inside the network. In a repository, each reader and each copy has it, for as long as its history is kept.',
  remediation:
    'Leave the key out, so that AWS makes one, or take it from Secrets Manager; replace the one that was written here.',
  links: ['https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-tunnel-authentication-options.html'],
  examine: ({ presharedKeys, location }) => {
    if (presharedKeys.state === 'absent') return supports('AWS makes the keys of the tunnels.', location);
    if (presharedKeys.state === 'unresolved')
      return inconclusive(presharedKeys.reason, presharedKeys.location);
    const { values, open } = presharedKeys.value;
    if (values.some((value) => value !== '' && !value.includes('{{resolve:') && !value.includes('${…}'))) {
      return contradicts('The pre-shared key of a tunnel stands in the code.', presharedKeys.location);
    }
    const [reason] = open;
    return reason === undefined
      ? supports('The keys of the tunnels are fetched from elsewhere.', presharedKeys.location)
      : inconclusive(`Where the keys come from is not known: ${reason}.`, presharedKeys.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_vpn_connection" "depot" {
  customer_gateway_id = "cgw-0123456789abcdef0"
  transit_gateway_id  = "tgw-0123456789abcdef0"
  type                = "ipsec.1"
}`,
      contradicts: `
resource "aws_vpn_connection" "depot" {
  customer_gateway_id   = "cgw-0123456789abcdef0"
  transit_gateway_id    = "tgw-0123456789abcdef0"
  type                  = "ipsec.1"
  tunnel1_preshared_key = "Sesame_open_1234"
}`,
      inconclusive: `
variable "key" {
  type      = string
  sensitive = true
}

resource "aws_vpn_connection" "depot" {
  customer_gateway_id   = "cgw-0123456789abcdef0"
  transit_gateway_id    = "tgw-0123456789abcdef0"
  type                  = "ipsec.1"
  tunnel1_preshared_key = var.key
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Depot:
    Type: AWS::EC2::VPNConnection
    Properties:
      Type: ipsec.1
      CustomerGatewayId: cgw-0123456789abcdef0
      TransitGatewayId: tgw-0123456789abcdef0
      VpnTunnelOptionsSpecifications:
        - PreSharedKey: "{{resolve:secretsmanager:depot-vpn}}"`,
      contradicts: `
Resources:
  Depot:
    Type: AWS::EC2::VPNConnection
    Properties:
      Type: ipsec.1
      CustomerGatewayId: cgw-0123456789abcdef0
      TransitGatewayId: tgw-0123456789abcdef0
      VpnTunnelOptionsSpecifications:
        - PreSharedKey: Sesame_open_1234`,
    },
  },
});
