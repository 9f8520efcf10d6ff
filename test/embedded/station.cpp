// A measuring station. Two loops run side by side: the climate is sampled every
// 20 ms, the battery every 35. What they read is behind interfaces whose
// methods are coroutines; which sensor is behind how many decorators is decided
// where the objects are put together, and no caller knows it.
//
//   climate -> Alarm -> Average -> Calibrated -> Thermometer -> Retry -> I2C
//   battery -> Calibrated -> ADC
//
// -DSTOCK is the same program for a compiler without the plugin.
#include "task.h"
#include "timers.h"

#include <dynasync/dynasync.h>

// No unit of the image has an allocator, and no name goes into it but for
// debugging.
#ifndef STOCK
#ifndef DYNASYNC_MODULE_OPTIONS
DYNASYNC_MODULE("heap=no;names=no");
#endif
#endif

constinit Timers Clock;

// --- Interfaces ------------------------------------------------------------

struct Reading {
  int32_t Value = 0;
  bool Good = false;
};

struct Sensor {
  virtual Task<Reading> read() = 0;
};

// A register of a device on a bus.
struct Bus {
  virtual Task<Reading> get(uint32_t Register) = 0;
};

// --- Hardware (simulated: time passes, the values are made up) --------------

struct I2C : Bus {
  uint32_t Transfers = 0;
  Task<Reading> get(uint32_t Register) override {
    co_await Clock.after(1); // the interrupt "transfer complete"
    ++Transfers;
    if (Transfers % 7 == 0) // a disturbed one
      co_return {};
    co_return {int32_t(Register * 100 + Transfers % 5), true};
  }
};

struct ADC : Sensor {
  int32_t Level = 3900;
  Task<Reading> read() override {
    Level -= 35;
    if (Level % 2 == 0) // a conversion was running: its result is there
      co_return {Level, true};
    co_await Clock.after(2);
    co_return {Level, true};
  }
};

// --- Drivers and decorators --------------------------------------------------

struct Retry : Bus {
  Bus &Inner;
  uint32_t Repeated = 0;
  constexpr Retry(Bus &Inner) : Inner(Inner) {}
  Task<Reading> get(uint32_t Register) override {
    for (int Try = 0; Try != 3; ++Try) {
      Reading R = co_await Inner.get(Register);
      if (R.Good)
        co_return R;
      ++Repeated;
      co_await Clock.after(1);
    }
    co_return {};
  }
};

struct Thermometer : Sensor {
  Bus &Wires;
  constexpr Thermometer(Bus &Wires) : Wires(Wires) {}
  Task<Reading> read() override {
    Reading High = co_await Wires.get(2);
    Reading Low = co_await Wires.get(0);
    co_return {High.Value * 10 + Low.Value, High.Good && Low.Good};
  }
};

struct Calibrated : Sensor {
  Sensor &Inner;
  int32_t Scale, Offset;
  constexpr Calibrated(Sensor &Inner, int32_t Scale, int32_t Offset)
      : Inner(Inner), Scale(Scale), Offset(Offset) {}
  Task<Reading> read() override {
    Reading R = co_await Inner.read();
    co_return {R.Value * Scale / 16 + Offset, R.Good};
  }
};

struct Average : Sensor {
  Sensor &Inner;
  constexpr Average(Sensor &Inner) : Inner(Inner) {}
  Task<Reading> read() override {
    int32_t Sum = 0, Number = 0;
    for (int I = 0; I != 4; ++I) {
      Reading R = co_await Inner.read();
      if (R.Good)
        Sum += R.Value, ++Number;
    }
    co_return {Number ? Sum / Number : 0, Number != 0};
  }
};

struct Alarm : Sensor {
  Sensor &Inner;
  int32_t Limit;
  uint32_t Raised = 0;
  constexpr Alarm(Sensor &Inner, int32_t Limit) : Inner(Inner), Limit(Limit) {}
  Task<Reading> read() override {
    Reading R = co_await Inner.read();
    if (R.Good && R.Value > Limit)
      ++Raised;
    co_return R;
  }
};

// --- The program -------------------------------------------------------------

void report(const char *Name, Reading R) {
  board::write(board::now());
  board::write(" ms: ");
  board::write(Name);
  board::write(" ");
  board::write(R.Good ? uint32_t(R.Value) : 0);
  board::write(R.Good ? "\n" : " (bad)\n");
}

// Room for the frames of all that a root awaits, in bytes. Stock images have no
// use for it: there each frame comes from the pool.
#ifdef STOCK
#define ROOM(N)
#define MEMORY(N) (RootFrame)
#else
#define TEXT(N) #N
#define ROOM(N) DYNASYNC_STRATEGY("nested(" TEXT(N) ")")
#define MEMORY(N) (RootFrame + (N))
#endif
#ifndef CLIMATE_ROOM
#define CLIMATE_ROOM 368
#endif
#ifndef BATTERY_ROOM
#define BATTERY_ROOM 112
#endif
#ifndef ROOT_FRAME
#define ROOT_FRAME 96
#endif
constexpr size_t RootFrame = ROOT_FRAME;
alignas(8) char ClimateMemory[MEMORY(CLIMATE_ROOM)];
alignas(8) char BatteryMemory[MEMORY(BATTERY_ROOM)];

ROOM(CLIMATE_ROOM) Root sampleClimate(Region, Sensor &S) {
  for (int I = 0; I != 6; ++I) {
    report("climate", co_await S.read());
    co_await Clock.after(20);
  }
}
ROOM(BATTERY_ROOM) Root sampleBattery(Region, Sensor &S) {
  for (int I = 0; I != 5; ++I) {
    report("battery", co_await S.read());
    co_await Clock.after(35);
  }
}

constinit I2C Wires;
constinit Retry Reliable(Wires);
constinit Thermometer Sensing(Reliable);
constinit Calibrated Kelvin(Sensing, 17, 300);
constinit Average Smooth(Kelvin);
constinit Alarm Climate(Smooth, 2445);
constinit ADC Converter;
constinit Calibrated Battery(Converter, 15, 0);

int main() {
  board::startTimer();
  Root A = sampleClimate(Region(ClimateMemory), Climate);
  Root B = sampleBattery(Region(BatteryMemory), Battery);
  Clock.run();
  board::write("transfers ");
  board::write(Wires.Transfers);
  board::write(", repeated ");
  board::write(Reliable.Repeated);
  board::write(", alarms ");
  board::write(Climate.Raised);
  board::write("\n");
  return A.done() && B.done() ? 0 : 1;
}
