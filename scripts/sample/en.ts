import type { Phrases } from './words.ts';

export const en: Phrases = {
  scripts: {
    invest: {
      category: 'Investment',
      open: [
        'I saw an advert with a well known presenter talking about a trading app and filled in the form.',
        'A former colleague added me to a chat group where {persona} gave stock tips every evening.',
        'I am retired and had been looking for somewhere safer than my current account to keep my savings.',
        'Somebody from the group messaged me privately and said they could open an account for me.',
      ],
      hook: [
        'The first week I put in a small amount and was able to take out a profit, so I trusted it.',
        'The site was called {platform} and it looked exactly like a broker’s page, with live charts.',
        '{persona} phoned twice a week and always remembered my daughter’s name.',
        'They said members of {platform} could buy shares before they were listed.',
      ],
      turn: [
        'When I asked to withdraw they said I owed tax on the gains first.',
        'The account was then frozen for “verification” and they wanted another deposit to release it.',
        'One morning the chat group had gone and I could not log in any more.',
        'I paid the fee twice and still received nothing.',
      ],
    },
    romance: {
      category: 'Romance',
      open: [
        'We matched on a dating site in the winter and wrote to each other every day for about two months.',
        'After my husband died I joined an online bereavement group, and that is where I met him.',
        'She wrote to me by mistake at first, apologised, and we simply kept talking.',
        'He said he was an engineer on a contract overseas and could not use video on the platform.',
      ],
      hook: [
        'He told me his uncle taught him to trade on {platform} and that he would show me, for our future.',
        'I watched the account for weeks before I put any of my own money in.',
        '{persona} never pushed. That is why I believed it.',
        'She sent photographs of the house we were going to buy together.',
      ],
      turn: [
        'When I tried to cash out, {platform} said my account was flagged and asked for a deposit.',
        'As soon as I said I could not borrow any more, the messages stopped.',
        'I asked to meet in person and that was the last I heard.',
        'My brother looked up the pictures and they belong to somebody else.',
      ],
    },
    task: {
      category: 'Job or task',
      open: [
        'I was between jobs and got a message about part time work rating hotels from home.',
        'A recruiter contacted me about remote “data optimisation” work, forty minutes a day.',
        'I am a student and wanted something I could do in the evenings.',
      ],
      hook: [
        'The first two days they paid me about sixty dollars, so it seemed real.',
        '{persona} trained me on {platform} and sat in the chat the whole time.',
        'Every so often a “combination” task came up and the balance went negative until I topped it up.',
        'Everyone else in the group was posting screenshots of their pay.',
      ],
      turn: [
        'To get my own money out I had to finish the set, and each set cost more.',
        'Support said my credit score on the platform was too low to withdraw.',
        'When I refused, {persona} said I would be reported for breach of contract.',
      ],
    },
    text: {
      category: 'Phishing or smishing',
      open: [
        'I got a text saying a parcel could not be delivered and there was a small fee to pay.',
        'A text said there was a toll owing on my car and it would double by midnight.',
        'I received a message that a new device had been added to my online banking.',
      ],
      hook: [
        'I was expecting a delivery so I did not think twice.',
        'The page asked for my card and then for the code my bank sent me.',
        'A few minutes later a man who said he was {persona} from the bank’s fraud team rang.',
        'He knew the last payments I had made and told me to move everything to a safe account.',
      ],
      turn: [
        'By the time I rang the bank there had been three payments I did not make.',
        'He stayed on the line until the balance was nearly nothing.',
        'I only realised when my real bank called the next day.',
      ],
    },
    rental: {
      category: 'Rental',
      open: [
        'We were moving for work and found a two bedroom flat online at a fair price.',
        'I am an exchange student and needed a room before term started.',
        'The listing had good photographs and the owner answered within minutes.',
      ],
      hook: [
        '{persona} said he was abroad and that the keys would come by courier after the deposit.',
        'I got a contract with a scanned passport, so I believed it.',
        'He said three other people wanted to see it that evening.',
      ],
      turn: [
        'When we arrived at the address the people living there had never heard of it.',
        'After the deposit he asked for two more months in advance.',
        'The listing vanished the day after I paid.',
      ],
    },
    invoice: {
      category: 'Business e-mail compromise',
      open: [
        'Our bookkeeper received an e-mail that seemed to come from a supplier we have used for years.',
        'I handle accounts for a small charity. A message from our director asked for an urgent payment.',
      ],
      hook: [
        'It said their bank was being audited and gave new details for the outstanding invoice.',
        'The address was one letter off and none of us noticed.',
        'The invoice copied our purchase order number exactly.',
      ],
      turn: [
        'The supplier rang two weeks later to ask why they had not been paid.',
        'The bank tried a recall but most of it had gone.',
      ],
    },
    tech: {
      category: 'Tech support',
      open: [
        'A page locked my screen with an alarm and told me to ring a number at once.',
        'Someone called to say my computer was sending out viruses.',
      ],
      hook: [
        '{persona} had me install a program so he could see my screen.',
        'He showed me “errors” and said my bank account was open to hackers.',
      ],
      turn: [
        'He typed a refund with too many zeros and begged me to send back the difference.',
        'My son came home and pulled the plug.',
      ],
    },
    recovery: {
      category: 'Recovery',
      open: [
        'I lost money to {oldPlatform} ({oldUrl}) earlier this year and was desperate to get some of it back.',
        'Last time I was cheated the site was {oldUrl}. Then somebody wrote to say it could be recovered.',
        'Somebody replied to my review of {oldPlatform} saying a lawyer had got all their money back.',
      ],
      hook: [
        '{persona} said they trace payments for victims and only charge once it is found.',
        'They already knew how much I had lost, which made it sound official.',
      ],
      turn: [
        'After the “release fee” there was a “court fee”, and then no answer.',
        'I have now been cheated twice and feel very foolish.',
      ],
    },
  },
  tell: {
    wechat: ['She had me add her on WeChat, {wechat}.', 'WeChat ID: {wechat}.'],
    telegram: [
      'We moved to Telegram, where the name was @{telegram}.',
      'The Telegram account is @{telegram}.',
      'Support was a Telegram user called @{telegram}.',
    ],
    phone: [
      'The number that called me was {phone}.',
      'They rang from {phone}.',
      'He used {phone} on WhatsApp.',
      'The scammer’s number: {phone}. It no longer answers.',
    ],
    maskedPhone: ['My call log only shows {maskedPhone} for that call.'],
    url: [
      'The website was {url}.',
      'I signed up at {url}.',
      'The link in the message was {url} and I have a screenshot.',
      'They told me to log in at {url}.',
    ],
    panel: ['The app had to be installed from {panel}.', 'The download page was {panel}.'],
    card: [
      'I was told to pay into account {card}, name on the account {holder}.',
      'The transfer went to account number {card}.',
      'Beneficiary account: {card} ({holder}).',
    ],
    maskedCard: ['The receipt shows only {maskedCard} as the receiving account.'],
    wallet: [
      'I bought USDT and sent it to {wallet}.',
      'The deposit address they gave me was {wallet}.',
      'Their wallet: {wallet}.',
    ],
    email: ['The contract came from {email}.', 'He wrote from {email}.', 'All further messages were sent by {email}.'],
    own: ['My own number is {own}.', 'You can reach me on {own}.', 'They called me on my mobile, {own}.'],
    ownCard: ['I paid from my own account {ownCard}.'],
    hotline: ['I also filed a complaint at {hotline}.', 'My bank told me to report it at {hotline} as well.'],
  },
  loss: [
    'In total I lost {amount}.',
    'Altogether I sent {amount}.',
    'My loss is {amount}; I have the receipts.',
    'The payments add up to {amount}.',
  ],
  after: [
    'I have not told my family yet.',
    'It was the money for my daughter’s college.',
    'I am happy to hand in my phone if that helps.',
    'I am reporting this so that it does not happen to someone else.',
    'Please let me know if any of it can be stopped.',
    'I still have every message.',
    'Part of it was a loan from my sister.',
  ],
  lead: {
    counter: ['Statement taken at the counter. ', ''],
    hotline: ['Reported by phone. ', 'Caller states: '],
    online: ['', ''],
    'bank referral': ['Referred by the branch. Customer states: ', 'Customer’s own words: '],
  },
  personas: [
    'Marcus',
    'Assistant Lily',
    'Mr Hale',
    'Coach Dana',
    'Victor',
    'Agent Cole',
    'Ms Reed',
    'Anna',
    'Captain Ross',
    'Mr Whitlock',
    'Grace',
    'Tony',
  ],
  platforms:
    'Brightwellow Nordhavel Orchardine Tradeglenn Lumenquay Harrowmere Pathwick Silverbeck Oakenfell Castlemoor Wyndale Ferrowick Alderquist Merribrook Stonelark Vantreath Quillmont Dunmarrow Elmshade Corvendale'.split(
      ' ',
    ),
  platformWords: {
    invest: ['Markets', 'Capital', 'Invest'],
    romance: ['Trade', 'Exchange'],
    task: ['Tasks', 'Works'],
    rental: ['Lettings'],
    other: ['Services'],
  },
  holders: ['J. Doe Trading', 'Example Holdings Ltd', 'A. Sample', 'Placeholder Services LLC', 'M. Nobody'],
};
