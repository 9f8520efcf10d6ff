// Actors with mailboxes: a bounded queue of messages between tasks, senders
// that wait when it is full, receivers that wait when it is empty.
// ALLOCS all: 0
use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

const ROOM: usize = 2;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Message {
    Deposit { account: usize, amount: i64 },
    Transfer { from: usize, to: usize, amount: i64 },
    Audit,
    Stop,
}

struct Mailbox {
    slots: [Cell<Option<Message>>; ROOM],
    first: Cell<usize>,
    len: Cell<usize>,
    sender: Cell<Option<Waker>>,
    receiver: Cell<Option<Waker>>,
    stalls: Cell<u32>,
}

impl Mailbox {
    fn new() -> Mailbox {
        Mailbox {
            slots: [Cell::new(None), Cell::new(None)],
            first: Cell::new(0),
            len: Cell::new(0),
            sender: Cell::new(None),
            receiver: Cell::new(None),
            stalls: Cell::new(0),
        }
    }

    fn try_push(&self, m: Message) -> bool {
        if self.len.get() == ROOM {
            return false;
        }
        self.slots[(self.first.get() + self.len.get()) % ROOM].set(Some(m));
        self.len.set(self.len.get() + 1);
        if let Some(w) = self.receiver.take() {
            w.wake();
        }
        true
    }

    fn try_pop(&self) -> Option<Message> {
        if self.len.get() == 0 {
            return None;
        }
        let at = self.first.get();
        let m = self.slots[at].get();
        self.slots[at].set(None);
        self.first.set((at + 1) % ROOM);
        self.len.set(self.len.get() - 1);
        if let Some(w) = self.sender.take() {
            w.wake();
        }
        m
    }

    fn send(&self, message: Message) -> Send<'_> {
        Send { mailbox: self, message }
    }

    fn receive(&self) -> Receive<'_> {
        Receive { mailbox: self }
    }
}

struct Send<'m> {
    mailbox: &'m Mailbox,
    message: Message,
}

impl Future for Send<'_> {
    type Output = ();
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if self.mailbox.try_push(self.message) {
            return Poll::Ready(());
        }
        self.mailbox.stalls.set(self.mailbox.stalls.get() + 1);
        self.mailbox.sender.set(Some(cx.waker().clone()));
        Poll::Pending
    }
}

struct Receive<'m> {
    mailbox: &'m Mailbox,
}

impl Future for Receive<'_> {
    type Output = Message;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Message> {
        match self.mailbox.try_pop() {
            Some(m) => Poll::Ready(m),
            None => {
                self.mailbox.receiver.set(Some(cx.waker().clone()));
                Poll::Pending
            }
        }
    }
}

struct Bank {
    accounts: [i64; 3],
    refused: u32,
}

impl Bank {
    fn transfer(&mut self, from: usize, to: usize, amount: i64) -> Option<i64> {
        let left = self.accounts[from] - amount;
        if left < 0 || from == to {
            return None;
        }
        self.accounts[from] = left;
        self.accounts[to] += amount;
        Some(left)
    }

    async fn run(mut self, inbox: &Mailbox) -> Bank {
        loop {
            match inbox.receive().await {
                Message::Deposit { account, amount } => {
                    self.accounts[account] += amount;
                    println!("bank: +{amount} on {account}");
                }
                Message::Transfer { from, to, amount } => {
                    match self.transfer(from, to, amount) {
                        Some(left) => println!("bank: {from} -> {to}: {amount}, {left} left"),
                        None => {
                            self.refused += 1;
                            println!("bank: {from} -> {to}: {amount} refused");
                        }
                    }
                    // Takes its time.
                    sleep(1).await;
                }
                Message::Audit => {
                    println!("bank: audit {:?}", self.accounts);
                    yield_now().await;
                }
                Message::Stop => {
                    println!("bank: stop");
                    return self;
                }
            }
        }
    }
}

async fn teller(bank: &Mailbox) -> u32 {
    let mut sent = 0;
    for account in 0..3 {
        bank.send(Message::Deposit { account, amount: 100 * (account as i64 + 1) }).await;
        sent += 1;
        println!("teller: sent {sent}");
    }
    for (from, to, amount) in [(2, 0, 250), (0, 1, 400), (1, 2, 50), (1, 1, 1)] {
        bank.send(Message::Transfer { from, to, amount }).await;
        sent += 1;
        println!("teller: sent {sent}");
    }
    bank.send(Message::Audit).await;
    bank.send(Message::Stop).await;
    sent + 2
}

fn main() {
    let mailbox = Mailbox::new();
    let bank = Bank { accounts: [0; 3], refused: 0 };
    let (bank, sent) = block_on(async { join(bank.run(&mailbox), teller(&mailbox)).await });
    println!("{sent} messages, {} stalls, {} refused", mailbox.stalls.get(), bank.refused);
    println!("{:?} {}", bank.accounts, bank.accounts.iter().sum::<i64>());
}

// OUT: teller: sent 1
// OUT: teller: sent 2
// OUT: bank: +100 on 0
// OUT: bank: +200 on 1
// OUT: teller: sent 3
// OUT: teller: sent 4
// OUT: bank: +300 on 2
// OUT: bank: 2 -> 0: 250, 50 left
// OUT: teller: sent 5
// OUT: teller: sent 6
// OUT: bank: 0 -> 1: 400 refused
// OUT: teller: sent 7
// OUT: bank: 1 -> 2: 50, 150 left
// OUT: bank: 1 -> 1: 1 refused
// OUT: bank: audit [350, 150, 100]
// OUT: bank: stop
// OUT: 9 messages, 8 stalls, 2 refused
// OUT: [350, 150, 100] 600
