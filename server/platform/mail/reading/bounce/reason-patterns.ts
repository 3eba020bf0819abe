import type { BounceReason } from './bounce-shape.ts'

/** How servers say why they refuse. The first table row that matches the diagnostic wins, so the narrow ones stand first. */
export const REASON_PATTERNS: [BounceReason, RegExp][] = [
  ['virusdetected', /\b(?:virus|malware|trojan|worm)\b(?!.{0,20}scan(?:ned|ner) by)|infected (?:message|with)/i],
  ['networkerror', /hop count|too many hops|mail loop|routing loop|loops back to myself|too many received/i],
  [
    'rejected',
    /domain of sender|sender (?:address |was |is |has been )?(?:rejected|denied|refused|blocked)|sender address rejected|sender verify failed|access denied.{0,10}bad sender|spoofed sender/i,
  ],
  [
    'hostunknown',
    /(?:host|domain)(?: name)? (?:was )?(?:not found|unknown|does ?n[o']t exist)|nxdomain|non-?existent domain|unrouteable mail domain|no such (?:host|domain)|unknown (?:host|domain)/i,
  ],
  [
    'userunknown',
    /recipient address rejected: access denied|invalid final delivery userid|ディレクトリのリストにありません|address rejected\.?$/i,
  ],
  ['failedstarttls', /starttls (?:is )?required|tls (?:is )?(?:required|negotiation failed)|must issue a starttls/i],
  [
    'authfailure',
    /\bdmarc\b|\bdkim\b.{0,40}(?:fail|invalid|not pass)|\bspf\b.{0,60}(?:fail|not|reject|check)|unauthenticated (?:email|mail|sender)|does not have authentication information|not authenticated sender|sender policy framework|openspf|authentication checks|email authentication|sender authentication/i,
  ],
  [
    'requireptr',
    /\bptr\b|reverse dns|rdns|cannot find your (?:reverse )?hostname|no reverse|client host rejected: cannot find|hostname (?:cannot be|not) (?:found|resolved)|unresolvable (?:client|relay)|forged (?:ip|hostname)|fcrdns|dns entry missing/i,
  ],
  [
    'badreputation',
    /reputation|poor sender|very low|low[- ]quality|abusive (?:ip|host)|sender ?score|unsolicited mail originating from your ip/i,
  ],
  [
    'toomanyconn',
    /too many (?:concurrent |simultaneous )?(?:smtp )?(?:connections|sessions)|connection (?:rate )?limit|max(?:imum)? (?:number of )?connections|connections? (?:rate|limit)/i,
  ],
  [
    'speeding',
    /too many (?:messages|mails|emails|recipients|requests)|rate[- ]?limit|throttl|sending (?:rate|too (?:fast|much|many))|unusual rate|mail sending limit|too fast|please slow down|receiving mail at a rate|hourly limit|temporarily deferred due to (?:volume|user complaints)|message rate exceeded/i,
  ],
  [
    'mesgtoobig',
    /(?:message|mail|e-?mail|body|attachment)s?(?: file)?(?: (?:size|length))?.{0,20}(?:too (?:big|large|long)|larger than|greater than|oversize)|(?:message|mail|body|header|attachment)s? (?:file )?(?:size|length).{0,40}(?:exceed|over|limit|larger|greater)|(?:exceed\w*|max(?:imum)?|over|limit).{0,40}(?:message|mail|file|attachment)s? (?:size|length)|message exceeds|size limit exceeded|552 .{0,20}size|too large for/i,
  ],
  [
    'mailboxfull',
    /(?:mail ?box|account|inbox|user|recipient|maildir|storage|quota|mail ?folder|mail drop|posteingang|postfach).{0,50}(?:is |are |has |been )?(?:full|exceed|over ?(?:quota|limit)|overflow|exceeded|voll)|(?:over|exceed\w*|out of|beyond|above).{0,40}(?:quota|mailbox|disk space|storage|mail ?box size)|quota.{0,30}(?:exceed|full|over|violation)|not enough (?:storage|disk|space)|insufficient (?:disk|storage|system storage|mailbox|quota)|mailbox (?:is )?full|too (?:much|many) (?:mail|messages).{0,20}(?:mailbox|inbox)|mailfolder is full|size limit.{0,20}mailbox|переполнен|превышена? квот|ящик.{0,20}заполнен|пълна? пощенск|boîte.{0,30}pleine|buzón.{0,20}lleno|caixa.{0,20}cheia|casella.{0,20}piena|is over the maximum|delivery failed: over|容量/i,
  ],
  ['systemfull', /no space left|disk (?:is )?full|mail system full|file ?system full/i],
  [
    'suspend',
    /(?:mail ?box|account|user|recipient|e-?mail|address|inbox|domain|server)\b.{0,50}(?:suspended|disabled|inactive|not active|deactivated|blocked due to inactivity|locked|is discontinued|has been terminated|currently (?:suspended|unavailable)|temporarily disabled|not yet activated|expired|closed|frozen|no longer (?:active|in use|on))|(?:disabled|suspended|inactive|locked|deactivated|discontinued|terminated|expired) (?:mail ?box|account|user|recipient|mailbox|address)|not accepting (?:mail|messages|email) at this time|inactive user|isn'?t active|invalid\/inactive|заблокирован|отключ[её]н|неактив/i,
  ],
  [
    'hasmoved',
    /has (?:moved|changed)|address.{0,20}changed|(?:user|person|recipient) (?:has )?moved|replaced by|no longer works (?:here|for)|new (?:e-?mail )?address is|5\.1\.6/i,
  ],
  ['userunknown', new RegExp(userUnknownWords(), 'iu')],
  [
    'hostunknown',
    /(?:host|domain|name server|mx|dns|server|domaine)\b.{0,50}(?:unknown|not found|does ?n[o']t exist|can(?:'|no)t be (?:found|resolved)|lookup failure|no such|nxdomain|invalid|not known)|(?:unknown|no such|illegal|invalid|unrouteable|unroutable|bad|nonexistent) (?:host|domain|mail domain|destination (?:host|domain))|nxdomain|unable to (?:resolve|find) .{0,40}(?:host|domain|mx)|couldn'?t find any host|recipient address rejected: domain not found|host or domain name not found|no (?:mx|mail exchanger)|mail domain mentioned|non-?existent domain|no route for current request|failed: unable to look up|name or service not known|can'?t find .{0,20}domain|has no (?:valid )?(?:mx|a) record|domain.{0,80}(?:couldn'?t|could not) be found|unrouteable mail domain|no existe el dominio|домен.{0,30}не (?:найден|существует)/i,
  ],
  [
    'norelaying',
    /relay(?:ing)?.{0,30}(?:denied|not (?:permitted|allowed)|access|prohibited|refused|not authori)|(?:unable|not allowed|not permitted|denied|refuse[sd]?|cannot|can'?t|no) (?:to )?relay|we do not relay|insecure mail relay|not (?:a )?(?:gateway|local|open relay)|rcpthosts|authentication (?:is )?required to relay|open relay|as a relay|mail server requires authentication/i,
  ],
  [
    'contenterror',
    /(?:8[- ]?bit|mime|header|content).{0,40}(?:not (?:allowed|permitted|supported)|malformed|invalid|illegal|missing|error|not comply)|(?:attachment|file type|executable|file name).{0,50}(?:not (?:allowed|permitted)|prohibited|blocked|rejected|forbidden|banned)|bare (?:lf|cr)|message (?:header|content) .{0,30}(?:rejected|violates)|unacceptable (?:content|attachment)|banned (?:file|content)|message (?:filtered\. please see the faqs|was rejected due to its content)|improper use of 8-bit|routing loop detected -- too many received|eight bit/i,
  ],
  [
    'notcompliantrfc',
    /rfc ?[- ]?(?:2|5)[38]21|rfc ?5322|not (?:rfc|standards?)[- ]compliant|non-?compliant|multiple (?:from|to|subject) headers|duplicate header|missing (?:a )?(?:valid )?(?:from|message-id|date)/i,
  ],
  [
    'blocked',
    /(?:ip|host|client|server|network|connect\w*|address|sending|relay|mta|hostname|helo|ehlo|domain)\b.{0,70}(?:block(?:ed|list)|black ?list|black-?hole|banned|denied|refused by|rejected|listed (?:in|on|by)|not (?:allowed|permitted|accepted|welcome)|deny ?list|prohibited|rbl)|(?:blocked|listed|black ?listed|denied|banned|blacklist) (?:by|in|on|using|from|at)\b|\brbl\b|dnsbl|spamhaus|spamcop|barracuda|sorbs|proofpoint|dynamic ip|blocklist|access denied|you are not allowed to connect|connection (?:refused|dropped|closed) (?:due to|by|for)|bad (?:helo|host name)|no access from|generic (?:reverse|rdns)|your access .{0,20}(?:denied|rejected)|mail server .{0,40}(?:refused|blocked)|service (?:refuse|not available for)|helo command rejected|temporarily blocked|unsolicited|^5\d\d ip\b/i,
  ],
  [
    'spamdetected',
    /\bspam\b|\bucebox\b|\buce\b|\bube\b|junk ?mail|bulk (?:mail|email)|phish|ofr[_ ]?506|unsolicited|spam-?like|spamassassin|rated as spam|hit.{0,10}threshold|message (?:looks|seems|appears).{0,20}(?:like|to be)|suspicious (?:content|url)|blacklisted url|high[- ]probability|похоже на спам|спам/i,
  ],
  [
    'policyviolation',
    /(?:security|local|site|email|mail|server|message|content|administrative|administrator)?[- ]?(?:polic(?:y|ies)|prohibit).{0,40}(?:violat|reason|reject|refus|prohibit|restrict|block|limit)?|violat\w+ .{0,30}polic|not allowed by .{0,20}(?:polic|admin)|delivery not authori[sz]ed|administrative prohibition|message refused|denied by policy|prohibited by administrator|disallowed by|you do not have permission|не разреш/i,
  ],
  [
    'rejected',
    /(?:sender|from|originator|return[- ]?path|mail from|envelope)\b.{0,60}(?:reject|denied|refus|invalid|unknown|not (?:allowed|permitted|exist|accept|verif|found)|block|does ?n[o']t|verification failed|must)|(?:bad|invalid|unknown|unverified|illegal|fake|access denied by) sender|(?:backscatter|null sender|<>)|recipient policy|sender verify failed|domain of sender|rejected (?:mail|due to|by)|not accept mail from/i,
  ],
  [
    'notaccept',
    /(?:does|do|host|domain|server) not (?:accept|receive|take) (?:mail|e-?mail|messages|any)|not accepting (?:mail|messages)|null ?mx|\b(?:521|556)\b|no longer accept|smtp protocol .{0,20}not|not an mx|accepts no mail/i,
  ],
  [
    'filtered',
    /(?:filter|because the recipient|recipient (?:has |is )?(?:not accept|reject|refus|only)|user (?:has )?reject|refused by (?:the )?(?:recipient|user)|does ?n[o']t accept mail from|prohibited by recipient|rejected by (?:user|recipient)|not allowed to (?:send|post) (?:to|mail)|restricted|not authori[sz]ed to send|only accepts? (?:mail|messages)|user refuses|challenge|whitelist|protected (?:address|mailbox))/i,
  ],
  [
    'onhold',
    /on hold|held for|greylist|gr[ea]y-?list|try again later|temporarily (?:unavailable|rejected|deferred)|temporary (?:failure|error|problem)|please (?:re)?try/i,
  ],
  [
    'expired',
    /(?:delivery|message|retry|queue|delivered).{0,40}(?:time (?:exceed|expired|out)|timed? ?out|expir|exceed\w*|too (?:long|old)|could not be delivered (?:for|after|within)|undeliverable for)|(?:retry|delivery) (?:time ?out|time (?:exceeded|not reached))|timed? ?out|all hosts.{0,40}failing|could not find a gateway|giving up|not delivered (?:after|within)|will not (?:be )?retr(?:y|ied)|has been (?:in the queue|frozen)|delayed for|not been delivered.{0,20}(?:for|after|in)|(?:for|after) \d+ (?:hours?|days?)|in the queue too long|unable to deliver .{0,30}(?:for|within)|have been unsuccessful|истек|connection timed out|lost connection|over its retry/i,
  ],
  [
    'networkerror',
    /connection (?:refused|reset|lost|failed|dropped|closed|interrupted|broken)|(?:no|network|host|is) (?:is )?(?:route|unreachable)|could ?n[o']t connect|unable to connect|cannot connect|can'?t connect|hop count|too many hops|mail loop|loops? (?:back|detected)|routing loop|dns (?:error|server|lookup)|resolver|loops back to myself|host (?:is )?(?:down|unreachable)|failed to connect|connect to .{0,60}failed|unreachable|would not answer|malformed dns/i,
  ],
  [
    'mailererror',
    /(?:exit (?:code|status|value)|command (?:output|died|failed|line)|unknown mailer error|local (?:delivery|mailer)|pipe|procmail|x-unix|mailer (?:died|error)|\bEX_\w+|program|alias.{0,10}command|forward (?:file|loop))/i,
  ],
  [
    'securityerror',
    /security|authentication (?:failed|required|turned on|is needed)|auth(?:entication)? (?:failed|failure)|crypto|encrypt|permission denied|unauthorized|not authori[sz]ed|sandbox|authenticated|unverified/i,
  ],
  [
    'syntaxerror',
    /syntax error|bad (?:address|recipient) syntax|command (?:unrecognized|not (?:recognized|implemented|recognised))|malformed address|invalid (?:parameter|address format)|unrecognized command|out of sequence/i,
  ],
  [
    'systemerror',
    /(?:service|system|internal|server|software|local|configuration|i\/o|database|ldap|unexpected|software|queue|recoverable)\b.{0,20}(?:error|problem|fail|trouble|configuration)|service (?:currently )?(?:unavailable|not available)|can'?t create|cannot (?:open|append|update|create)|unable to (?:write|process|complete)|could not (?:be )?(?:processed|completed)|not configured|fatal|aliasing|loop|mail for .{0,40} loops|resources? (?:temporarily )?unavailable|out of memory|interrupted|no such file|broken pipe|unable to verify|transaction failed/i,
  ],
]

/** Words for an address that does not exist, in the tongues of many servers. */
function userUnknownWords(): string {
  const who =
    '(?:user|recipient|mail ?box|account|address|addressee|alias|e-?mail|mail ?drop|recipient name|destinataire|destination(?: address)?|rcpt|inbox|customer|person|local ?part|to|employee|member)'
  const gone =
    "(?:unknown|not (?:be )?(?:found|known|listed|exist|valid|recogni[sz]ed|available|local|present|registered|a (?:known|valid|local)|have|here|our (?:customer|user)|in (?:our|the|my)|on this)|does ?n[o'’]?t (?:exist|have|like)|do ?n[o'’]t (?:exist|have)|did ?n[o'’]t exist|is ?n[o'’]t (?:a|found|valid|listed|known)|undeliverable|unavailable|invalid|no longer|non-?existent|rejected: (?:user|recipient|undeliverable|unverified|no such|unknown|mailbox)|could ?n[o'’]t be found|wasn'?t found|cannot be (?:found|delivered)|not exist|can'?t be found|ambiguous|not (?:accessible|allowed here)|unrouteable|refused: user|is (?:wrong|bad|incorrect|not correct))"
  return [
    `${who}s?\\b[^\\n]{0,60}?${gone}`,
    `(?:unknown|no such|invalid|non-?existent|bad destination|bad|illegal|unrouteable|undeliverable|unrecogni[sz]ed|not a valid|not known|incorrect|wrong|no|don'?t know|cannot find|can'?t find|unable to find|does not have an?|doesn't have an?) (?:such )?(?:local |email |e-mail |mail |the )?${who}\\b`,
    'no such (?:person|user|mailbox|recipient|account|address|entry|local)',
    'nobody (?:here|by that)',
    'there is no (?:one|such|user|account|mailbox|person)',
    'not a known user',
    "doesn'?t have a [\\w.-]+ account",
    'delivery to this (?:address|user) (?:is )?(?:restricted|failed)',
    '\\bno mailbox (?:here )?by that name',
    'mailbox (?:not found|unavailable or access denied)',
    'sorry, no mailbox',
    'unrouteable address',
    'not in (?:my|our) (?:list|directory|database)',
    'unknown (?:to|local) address',
    'resolver\\.adr\\.(?:ex)?recip?notfound',
    'recipnotfound|recipientnotfound',
    'is not (?:a )?(?:valid|known|registered|recogni[sz]ed)',
    'has no (?:mailbox|account|user)',
    'the email account that you tried to reach',
    'no account by that name',
    'user unknown|unknown user|recipient unknown|unknown recipient',
    'не (?:существует|найден)|нет такого|неизвестн|несуществ|пользовател\\p{L}* не|почтовый ящик .{0,30}не|не съществува|няма такъв',
    'no existe|desconocido|inconnu|unbekannt|nicht (?:gefunden|bekannt|vorhanden)|inesistente|sconosciuto|inexistente|onbekend|存在しない|不存在|見つかりません|없는 사용자',
    'no mail box available for this user|mail receiving disabled|addressee unknown|address does not exist|user account .{0,20}not|usuario .{0,10}no|deliveries to .{0,60}not exist|not listed in (?:domino|public name)|5\\.1\\.1[\\s:]',
  ].join('|')
}
