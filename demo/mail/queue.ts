/** Things with a time, taken out in order of time (a binary heap); equal times leave in any but always the same order. */
export type Queue<T> = { add(one: T): void; until(time: number): Generator<T> }

export function queue<T extends { time: number }>(): Queue<T> {
  const heap: T[] = []
  const timeAt = (place: number) => heap[place]?.time ?? Number.POSITIVE_INFINITY

  function swap(a: number, b: number): void {
    const held = heap[a] as T
    heap[a] = heap[b] as T
    heap[b] = held
  }

  function take(): T {
    const first = heap[0] as T
    const last = heap.pop() as T
    if (heap.length === 0) return first
    heap[0] = last
    for (let place = 0; ; ) {
      const left = 2 * place + 1
      const least = timeAt(left + 1) < timeAt(left) ? left + 1 : left
      if (timeAt(place) <= timeAt(least)) return first
      swap(place, least)
      place = least
    }
  }

  return {
    add(one) {
      heap.push(one)
      for (let place = heap.length - 1; place > 0; ) {
        const parent = (place - 1) >> 1
        if (timeAt(parent) <= timeAt(place)) return
        swap(parent, place)
        place = parent
      }
    },
    *until(time) {
      while (heap.length > 0 && timeAt(0) <= time) yield take()
    },
  }
}
