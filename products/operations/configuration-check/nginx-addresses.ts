/** Variables of nginx that hold the address of whoever asks. */
const ADDRESS =
  /\$\{?(remote_addr|binary_remote_addr|realip_remote_addr|proxy_add_x_forwarded_for|proxy_protocol_addr|http_x_forwarded_for|http_x_real_ip|http_forwarded|http_cf_connecting_ip)\b/;
const PERSONAL =
  /\$\{?(remote_user|remote_port|http_user_agent|http_referer|http_cookie|cookie_\w+|request|request_uri|uri|args|query_string|ssl_client_\w+|ssl_session_id|request_body|http_authorization)\b/;

export function holdsAddress(text: string): boolean {
  return ADDRESS.test(text);
}

/** An address, or something else that tells people or meetings apart. */
export function holdsPersonal(text: string): boolean {
  return ADDRESS.test(text) || PERSONAL.test(text);
}
